// Changes of a VM's configuration: what the library panics at, accepts, or keeps twice.
package main

import (
	"fmt"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// reconfigure refuses a stale change version, and edits that the library would panic at.
func (f *front) reconfigure(q *request, c *types.ReconfigVM_Task) *answer {
	vm := machine(c.This)
	if vm == nil {
		return notFound(c.This)
	}
	if c.Spec.ChangeVersion != "" && c.Spec.ChangeVersion != vm.Config.ChangeVersion {
		return f.failed(q, &types.ConcurrentAccess{}, 0)
	}
	if fault := unknownNetwork(c.Spec.DeviceChange); fault != nil {
		return f.failed(q, fault, 0)
	}
	describe(c.Spec.DeviceChange)
	return f.runTask(q, encode(&methods.ReconfigVM_TaskBody{Req: c}))
}

// rename refuses a name that is taken, with the fault of a real vCenter.
func (f *front) rename(q *request, c *types.Rename_Task) *answer {
	if e, ok := sim.Map.Get(c.This).(mo.Entity); ok && e.Entity().Parent != nil {
		if folder := folderOf(*e.Entity().Parent); folder != nil {
			if dup := sim.Map.FindByName(c.NewName, folder.ChildEntity); dup != nil && dup.Reference() != c.This {
				return f.failed(q, &types.DuplicateName{Name: c.NewName, Object: dup.Reference()}, 0)
			}
		}
	}
	return f.runTask(q, q.raw)
}

// setValue sets a custom field; the library would keep the old value beside the new one.
func (f *front) setValue(q *request) *answer {
	a := f.send(q.http, q.raw)
	for _, e := range sim.Map.All("VirtualMachine") {
		vm := e.(*sim.VirtualMachine)
		last := map[int32]types.BaseCustomFieldValue{}
		for _, v := range vm.CustomValue {
			last[v.GetCustomFieldValue().Key] = v
		}
		if len(last) == len(vm.CustomValue) {
			continue
		}
		kept := []types.BaseCustomFieldValue{}
		for _, v := range vm.CustomValue {
			if last[v.GetCustomFieldValue().Key] == v {
				kept = append(kept, v)
			}
		}
		vm.CustomValue, vm.Value = kept, kept
	}
	return a
}

func (f *front) customize(q *request, c *types.CustomizeVM_Task) *answer {
	a := f.runTask(q, q.raw)
	if vm := machine(c.This); vm != nil && vm.Config.Tools.PendingCustomization != "" {
		f.guests.of(vm.Self).pending = &c.Spec
	}
	return a
}

// tidy follows a change of a VM's configuration: one value per setting, none for an empty one, a new version.
func tidy(vm *sim.VirtualMachine) {
	last := map[string]types.BaseOptionValue{}
	for _, o := range vm.Config.ExtraConfig {
		last[o.GetOptionValue().Key] = o
	}
	kept := []types.BaseOptionValue{}
	for _, o := range vm.Config.ExtraConfig {
		if v := o.GetOptionValue(); last[v.Key] == o && v.Value != "" {
			kept = append(kept, o)
		}
	}
	version := time.Now().UTC().Format("2006-01-02T15:04:05.000000Z")
	sim.Map.Update(vm, []types.PropertyChange{{Name: "config.extraConfig", Val: kept}, {Name: "config.changeVersion", Val: version}})
}

// unknownNetwork finds a NIC whose network does not exist, which a real vCenter refuses.
func unknownNetwork(changes []types.BaseVirtualDeviceConfigSpec) types.BaseMethodFault {
	for i, c := range changes {
		d := c.GetVirtualDeviceConfigSpec().Device
		if d == nil {
			continue
		}
		known := true
		switch b := d.GetVirtualDevice().Backing.(type) {
		case *types.VirtualEthernetCardNetworkBackingInfo:
			known = networkNamed(b.DeviceName)
		case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
			known = sim.Map.Get(ref{Type: "DistributedVirtualPortgroup", Value: b.Port.PortgroupKey}) != nil
		}
		if !known {
			return &types.InvalidDeviceBacking{InvalidDeviceSpec: types.InvalidDeviceSpec{
				InvalidVmConfig: types.InvalidVmConfig{Property: fmt.Sprintf("deviceChange[%d].device.backing", i)}, DeviceIndex: int32(i)}}
		}
	}
	return nil
}

func networkNamed(name string) bool {
	for _, e := range sim.Map.All("Datacenter") {
		if sim.Map.FindByName(name, e.(*sim.Datacenter).Network) != nil {
			return true
		}
	}
	return false
}

// describe adds the deviceInfo that an edit need not carry and the library reads.
func describe(changes []types.BaseVirtualDeviceConfigSpec) {
	for _, c := range changes {
		if d := c.GetVirtualDeviceConfigSpec().Device; d != nil && d.GetVirtualDevice().DeviceInfo == nil {
			d.GetVirtualDevice().DeviceInfo = &types.Description{}
		}
	}
}

// syncNics makes what the guest shows of its cards follow the hardware.
func syncNics(vm *sim.VirtualMachine) {
	nics := copyNics(vm.Guest.Net)
	for _, d := range vm.Config.Hardware.Device {
		card, ok := d.(types.BaseVirtualEthernetCard)
		if !ok {
			continue
		}
		c := card.GetVirtualEthernetCard()
		for i := range nics {
			if nics[i].DeviceConfigId == c.Key {
				nics[i].MacAddress, nics[i].Network = c.MacAddress, networkName(c.Backing)
			}
		}
	}
	sim.Map.Update(vm, []types.PropertyChange{{Name: "guest.net", Val: nics}})
}

func networkName(backing types.BaseVirtualDeviceBackingInfo) string {
	switch b := backing.(type) {
	case *types.VirtualEthernetCardNetworkBackingInfo:
		return b.DeviceName
	case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
		if pg, ok := sim.Map.Get(ref{Type: "DistributedVirtualPortgroup", Value: b.Port.PortgroupKey}).(*sim.DistributedVirtualPortgroup); ok {
			return pg.Name
		}
	}
	return ""
}
