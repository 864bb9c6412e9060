// Clones: what the library ignores in the order, shares between VMs, or forgets to pass on.
package main

import (
	"bytes"
	"context"
	"fmt"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

// clone makes the VM at once, as a real vCenter lists a VM that is still being copied, and finishes it when the
// task's time is over. The world is locked.
func (f *front) clone(q *request, c *types.CloneVM_Task) *answer {
	l := c.Spec.Location
	for _, r := range []*ref{&c.This, &c.Folder, l.Pool, l.Datastore, l.Host, c.Spec.Snapshot} {
		if r != nil && sim.Map.Get(*r) == nil {
			return notFound(*r)
		}
	}
	source, folder := machine(c.This), folderOf(c.Folder)
	if source == nil || folder == nil {
		return f.send(q.http, q.raw)
	}
	if dup := sim.Map.FindByName(c.Name, folder.ChildEntity); dup != nil {
		return f.failed(q, &types.DuplicateName{Name: c.Name, Object: dup.Reference()}, 0)
	}
	if fault := unknownNetwork(l.DeviceChange); fault != nil {
		return f.failed(q, fault, 0)
	}
	if fault := ungrown(source, c); fault != nil {
		return f.failed(q, fault, 0)
	}
	made := f.copyOf(source, c)
	if made.fault != nil {
		return f.failed(q, made.fault, f.timing.task.of(q.Name))
	}
	vm := machine(made.result.(ref))
	return f.start(q, vm.Self, f.timing.task.of(q.Name),
		func() outcome { return f.complete(vm, c) },
		func() { f.discard(vm) })
}

// ungrown refuses disks that shall grow from a snapshot when there is none, or one of another VM.
func ungrown(source *sim.VirtualMachine, c *types.CloneVM_Task) types.BaseMethodFault {
	linked := c.Spec.Location.DiskMoveType == string(types.VirtualMachineRelocateDiskMoveOptionsCreateNewChildDiskBacking)
	if c.Spec.Snapshot == nil {
		if linked && source.Config.Template {
			return &types.InvalidArgument{InvalidProperty: "spec.snapshot"}
		}
		return nil
	}
	snapshot, ok := sim.Map.Get(*c.Spec.Snapshot).(*sim.VirtualMachineSnapshot)
	if !ok || snapshot.Vm != source.Self {
		return &types.InvalidArgument{InvalidProperty: "spec.snapshot"}
	}
	return nil
}

// copyOf has the library clone a source whose devices are exchanged for copies: it would share and rewrite them.
func (f *front) copyOf(source *sim.VirtualMachine, c *types.CloneVM_Task) outcome {
	plain := *c
	plain.Spec.Customization, plain.Spec.PowerOn = nil, false
	if c.Spec.Config != nil {
		plain.Spec.Config = &types.VirtualMachineConfigSpec{DeviceChange: c.Spec.Config.DeviceChange, InstanceUuid: c.Spec.Config.InstanceUuid}
	}
	describe(plain.Spec.Location.DeviceChange)
	originals := source.Config.Hardware.Device
	source.Config.Hardware.Device = f.ownMacs(deepCopy(originals))
	a := f.sendOwn(encode(&methods.CloneVM_TaskBody{Req: &plain}))
	source.Config.Hardware.Device = originals
	t := taskOf(a)
	if t == nil {
		return outcome{fault: &types.ManagedObjectNotFound{Obj: c.This}} // everything else the library checks inside the task
	}
	sim.Map.Remove(t.Self)
	if t.Info.State != types.TaskInfoStateSuccess {
		return outcome{fault: t.Info.Error.Fault}
	}
	vm := machine(t.Info.Result.(ref))
	if c.Spec.Location.DiskMoveType == string(types.VirtualMachineRelocateDiskMoveOptionsCreateNewChildDiskBacking) {
		link(vm, originals)
	}
	if c.Spec.Location.Host != nil {
		place(vm, *c.Spec.Location.Host)
	}
	inherit(vm, source, c.Spec.Config)
	syncNics(vm)
	tidy(vm)
	return outcome{result: vm.Self}
}

// inherit passes on what a clone has from its source unless the order says otherwise: marks too.
func inherit(vm, source *sim.VirtualMachine, ordered *types.VirtualMachineConfigSpec) {
	all := append([]types.BaseOptionValue{}, source.Config.ExtraConfig...)
	if ordered != nil {
		all = append(all, ordered.ExtraConfig...)
	}
	sim.Map.Update(vm, []types.PropertyChange{{Name: "config.extraConfig", Val: all}, {Name: "config.annotation", Val: source.Config.Annotation}})
}

// complete does the part of a clone that comes after the copying.
func (f *front) complete(vm *sim.VirtualMachine, c *types.CloneVM_Task) outcome {
	ctx := context.Background()
	if s := c.Spec.Config; s != nil {
		rest := *s
		rest.DeviceChange, rest.ExtraConfig, rest.InstanceUuid = nil, nil, ""
		if fault := ended(methods.ReconfigVM_Task(ctx, f.client, &types.ReconfigVM_Task{This: vm.Self, Spec: rest})); fault != nil {
			f.discard(vm)
			return outcome{fault: fault}
		}
	}
	if s := c.Spec.Customization; s != nil && !c.Spec.Template {
		if fault := ended(methods.CustomizeVM_Task(ctx, f.client, &types.CustomizeVM_Task{This: vm.Self, Spec: *s})); fault != nil {
			f.discard(vm)
			return outcome{fault: fault}
		}
		f.guests.of(vm.Self).pending = s
	}
	if c.Spec.PowerOn && !c.Spec.Template {
		if fault := ended(methods.PowerOnVM_Task(ctx, f.client, &types.PowerOnVM_Task{This: vm.Self})); fault != nil {
			return outcome{fault: fault}
		}
		f.boot(vm)
	}
	return outcome{result: vm.Self}
}

// ended reads how one of the library's immediate tasks went and takes the task away.
func ended(res interface{}, err error) types.BaseMethodFault {
	if err != nil {
		return &types.SystemError{Reason: err.Error()}
	}
	var id ref
	switch r := res.(type) {
	case *types.ReconfigVM_TaskResponse:
		id = r.Returnval
	case *types.CustomizeVM_TaskResponse:
		id = r.Returnval
	case *types.PowerOnVM_TaskResponse:
		id = r.Returnval
	case *types.Destroy_TaskResponse:
		id = r.Returnval
	}
	t := sim.Map.Get(id).(*sim.Task)
	sim.Map.Remove(id)
	if t.Info.Error != nil {
		return t.Info.Error.Fault
	}
	return nil
}

// discard takes back a clone that failed or was cancelled.
func (f *front) discard(vm *sim.VirtualMachine) {
	if sim.Map.Get(vm.Self) != nil {
		_ = ended(methods.Destroy_Task(context.Background(), f.client, &types.Destroy_Task{This: vm.Self}))
	}
	delete(f.guests.all, vm.Self)
}

func (f *front) instantClone(q *request, c *types.InstantClone_Task) *answer {
	source := machine(c.This)
	if source == nil {
		return notFound(c.This)
	}
	if source.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn {
		return f.failed(q, &types.InvalidPowerState{RequestedState: types.VirtualMachinePowerStatePoweredOn, ExistingState: source.Runtime.PowerState}, 0)
	}
	folder := source.Parent
	if c.Spec.Location.Folder != nil {
		folder = c.Spec.Location.Folder
	}
	return f.clone(q, &types.CloneVM_Task{This: c.This, Folder: *folder, Name: c.Spec.Name, Spec: types.VirtualMachineCloneSpec{
		Location: c.Spec.Location, PowerOn: true, Config: &types.VirtualMachineConfigSpec{ExtraConfig: c.Spec.Config},
	}})
}

func folderOf(r ref) *sim.Folder {
	folder, _ := sim.Map.Get(r).(*sim.Folder)
	return folder
}

func deepCopy(devices []types.BaseVirtualDevice) []types.BaseVirtualDevice {
	type list struct {
		Device []types.BaseVirtualDevice `xml:"device,typeattr"`
	}
	data, err := xml.Marshal(list{devices})
	if err != nil {
		panic(err) // every device has come in as XML or could have
	}
	var out list
	d := xml.NewDecoder(bytes.NewReader(data))
	d.TypeFunc = types.TypeFunc()
	if err := d.Decode(&out); err != nil {
		panic(err)
	}
	return out.Device
}

// ownMacs gives each card a new address from VMware's range: a clone never keeps its source's.
func (f *front) ownMacs(devices []types.BaseVirtualDevice) []types.BaseVirtualDevice {
	for _, d := range devices {
		if card, ok := d.(types.BaseVirtualEthernetCard); ok {
			f.macs++
			card.GetVirtualEthernetCard().MacAddress = fmt.Sprintf("00:50:56:%02x:%02x:%02x", f.macs>>16&0x3f, f.macs>>8&0xff, f.macs&0xff)
		}
	}
	return devices
}

// link makes the clone's disks children of its source's.
func link(vm *sim.VirtualMachine, originals []types.BaseVirtualDevice) {
	parents := map[int32]*types.VirtualDiskFlatVer2BackingInfo{}
	for _, d := range originals {
		if disk, ok := d.(*types.VirtualDisk); ok {
			parents[disk.Key], _ = disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
		}
	}
	for _, d := range vm.Config.Hardware.Device {
		if disk, ok := d.(*types.VirtualDisk); ok && parents[disk.Key] != nil {
			if b, ok := disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo); ok {
				parent := *parents[disk.Key]
				b.Parent = &parent
			}
		}
	}
}

// place moves a new VM to the host that was ordered.
func place(vm *sim.VirtualMachine, host ref) {
	if from, ok := sim.Map.Get(*vm.Runtime.Host).(*sim.HostSystem); ok {
		sim.RemoveReference(&from.Vm, vm.Self)
	}
	if to, ok := sim.Map.Get(host).(*sim.HostSystem); ok {
		to.Vm = append(to.Vm, vm.Self)
	}
	sim.Map.Update(vm, []types.PropertyChange{{Name: "runtime.host", Val: &host}, {Name: "summary.runtime.host", Val: &host}})
}
