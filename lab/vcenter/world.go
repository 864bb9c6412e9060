// The lab's inventory: base VMs that run, and the template that others are cloned from.
package main

import (
	"context"
	"fmt"
	"path"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/types"
)

type world struct {
	bases    pairs // name=address
	template string
	network  string
}

// Enough for every clone of a long run: neither the machine's own disk nor the library's 4 GiB hosts are the lab's.
const (
	datastoreBytes  = 4 << 40
	hostMemoryBytes = 256 << 30
	hostCores       = 64
)

// build creates what the flags ask for in the first datacenter. Base VMs get their address and tools as plain
// settings, so that they are there with the plain library too.
func (w *world) build(client *vim25.Client) error {
	for _, e := range sim.Map.All("Datastore") {
		ds := e.(*sim.Datastore)
		ds.Summary.Capacity, ds.Summary.FreeSpace = datastoreBytes, datastoreBytes
		ds.Info.GetDatastoreInfo().FreeSpace = datastoreBytes
	}
	for _, e := range sim.Map.All("HostSystem") {
		hardware := *e.(*sim.HostSystem).Summary.Hardware
		hardware.MemorySize, hardware.NumCpuCores = hostMemoryBytes, hostCores
		e.(*sim.HostSystem).Summary.Hardware = &hardware
	}
	for _, b := range w.bases {
		vm, err := w.create(client, b.name)
		if err != nil {
			return fmt.Errorf("base VM %s: %w", b.name, err)
		}
		if err := powerOn(vm, b.value); err != nil {
			return fmt.Errorf("base VM %s: %w", b.name, err)
		}
	}
	if w.template == "" {
		return nil
	}
	vm, err := w.create(client, w.template)
	if err != nil {
		return fmt.Errorf("template %s: %w", w.template, err)
	}
	return vm.MarkAsTemplate(context.Background())
}

func (w *world) create(client *vim25.Client, name string) (*object.VirtualMachine, error) {
	ctx, finder := context.Background(), find.NewFinder(client)
	dc, err := finder.Datacenter(ctx, "DC0")
	if err != nil {
		return nil, err
	}
	folders, err := dc.Folders(ctx)
	if err != nil {
		return nil, err
	}
	pool, err := finder.SetDatacenter(dc).ResourcePool(ctx, "DC0_C0/Resources")
	if err != nil {
		return nil, err
	}
	devices, err := w.hardware(finder, name)
	if err != nil {
		return nil, err
	}
	spec := types.VirtualMachineConfigSpec{
		Name: name, GuestId: string(types.VirtualMachineGuestOsIdentifierDebian10_64Guest), NumCPUs: 2, MemoryMB: 4096,
		Files: &types.VirtualMachineFileInfo{VmPathName: "[LocalDS_0]"}, DeviceChange: devices,
	}
	task, err := folders.VmFolder.CreateVM(ctx, spec, pool, nil)
	if err != nil {
		return nil, err
	}
	made, err := task.WaitForResult(ctx, nil)
	if err != nil {
		return nil, err
	}
	return object.NewVirtualMachine(client, made.Result.(ref)), nil
}

func (w *world) hardware(finder *find.Finder, name string) ([]types.BaseVirtualDeviceConfigSpec, error) {
	net, err := finder.Network(context.Background(), w.network)
	if err != nil {
		return nil, err
	}
	backing, err := net.EthernetCardBackingInfo(context.Background())
	if err != nil {
		return nil, err
	}
	var devices object.VirtualDeviceList
	scsi, err := devices.CreateSCSIController("pvscsi")
	if err != nil {
		return nil, err
	}
	disk := devices.CreateDisk(scsi.(types.BaseVirtualController), ref{}, "[LocalDS_0] "+path.Join(name, "disk1.vmdk"))
	disk.CapacityInKB = 16 << 20
	card, err := devices.CreateEthernetCard("vmxnet3", backing)
	if err != nil {
		return nil, err
	}
	return append(devices, scsi, disk, card).ConfigSpec(types.VirtualDeviceConfigSpecOperationAdd)
}

func powerOn(vm *object.VirtualMachine, address string) error {
	ctx := context.Background()
	spec := types.VirtualMachineConfigSpec{ExtraConfig: []types.BaseOptionValue{
		&types.OptionValue{Key: "SET.guest.ipAddress", Value: address},
		&types.OptionValue{Key: "SET.guest.toolsRunningStatus", Value: string(types.VirtualMachineToolsRunningStatusGuestToolsRunning)},
	}}
	task, err := vm.Reconfigure(ctx, spec)
	if err != nil {
		return err
	}
	if err := task.Wait(ctx); err != nil {
		return err
	}
	task, err = vm.PowerOn(ctx)
	if err != nil {
		return err
	}
	return task.Wait(ctx)
}
