// Guests: they take time to boot and to shut down, and have their tools and address only while they run.
package main

import (
	"context"
	"fmt"
	"net"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

// guest is what a VM's operating system is set up to be; vCenter shows it only once it has booted.
type guest struct {
	address, hostName string
	nics              []types.GuestNicInfo
	pending           *types.CustomizationSpec // applied at the next boot
	up                bool
	power             int // counts power changes, so that a late timer knows it is late
}

type guests struct {
	all map[ref]*guest
}

func (g *guests) of(vm ref) *guest {
	if g.all[vm] == nil {
		g.all[vm] = &guest{}
	}
	return g.all[vm]
}

// adopt takes over the base VMs, which run already.
func (f *front) adopt(bases pairs) {
	for _, e := range sim.Map.All("VirtualMachine") {
		vm := e.(*sim.VirtualMachine)
		for _, b := range bases {
			if b.name == vm.Name {
				g := f.guests.of(vm.Self)
				g.address, g.hostName, g.up = b.value, vm.Name, true
				g.nics = copyNics(vm.Guest.Net)
				setAddress(g, 24)
				f.show(vm, g)
			}
		}
	}
}

// announceGuests tells of the guests that are up already.
func (f *front) announceGuests() {
	f.world.RLock()
	defer f.world.RUnlock()
	for id, g := range f.guests.all {
		if vm := machine(id); g.up && vm != nil {
			f.out.guest("guest-up", vm.Name, id.Value, g.address)
		}
	}
}

func setAddress(g *guest, prefix int32) {
	if len(g.nics) > 0 && g.address != "" {
		g.nics[0].IpAddress = []string{g.address}
		g.nics[0].IpConfig = &types.NetIpConfigInfo{IpAddress: []types.NetIpConfigInfoIpAddress{{IpAddress: g.address, PrefixLength: prefix, State: "preferred"}}}
	}
}

// before remembers what a task's end needs and the task may destroy.
func (f *front) before(q *request) *sim.VirtualMachine { return machine(q.This) }

// after follows the power changes of a task that has succeeded.
func (f *front) after(q *request, vm *sim.VirtualMachine) {
	if vm == nil {
		return
	}
	switch q.Name {
	case "PowerOnVM_Task":
		f.boot(vm)
	case "ResetVM_Task":
		f.halt(vm)
		f.boot(vm)
	case "PowerOffVM_Task", "SuspendVM_Task":
		f.halt(vm)
	case "ReconfigVM_Task":
		syncNics(vm)
		tidy(vm)
	case "Destroy_Task":
		f.halt(vm)
		delete(f.guests.all, vm.Self)
		leaveRules(vm.Self)
	}
}

// boot begins the guest's boot: no tools and no address until it is done.
func (f *front) boot(vm *sim.VirtualMachine) {
	g := f.guests.of(vm.Self)
	g.power++
	power, began := g.power, time.Now()
	f.learn(vm, g)
	f.hide(vm, g)
	if f.timing.boot <= 0 {
		f.booted(vm, g)
		return
	}
	later := func(after time.Duration, then func()) {
		time.AfterFunc(after, func() {
			f.world.Lock()
			defer f.world.Unlock()
			if g.power == power {
				then()
			}
		})
	}
	later(f.timing.boot/2, func() { f.customizing(vm, g) })
	later(f.timing.boot, func() {
		f.booted(vm, g)
		f.out.delay("boot", began)
	})
}

// customizing shows a guest in the middle of its customization: its tools run, but its address is not yet ours.
func (f *front) customizing(vm *sim.VirtualMachine, g *guest) {
	if g.pending == nil {
		return
	}
	early := &guest{address: fmt.Sprintf("169.254.%d.%d", g.power&0xff, 1+len(f.guests.all)&0x7f), nics: blank(g.nics)}
	setAddress(early, 16)
	f.show(vm, early)
}

// learn takes over the address that a customization or a SET.guest setting gave.
func (f *front) learn(vm *sim.VirtualMachine, g *guest) {
	if vm.Guest.IpAddress != "" || g.nics == nil {
		g.address, g.hostName, g.nics = vm.Guest.IpAddress, vm.Guest.HostName, copyNics(vm.Guest.Net)
	}
	if g.pending != nil {
		for i, s := range g.pending.NicSettingMap {
			if fixed, ok := s.Adapter.Ip.(*types.CustomizationFixedIp); ok && i < len(g.nics) {
				bits, _ := net.IPMask(net.ParseIP(s.Adapter.SubnetMask).To4()).Size()
				g.nics[i].IpConfig = &types.NetIpConfigInfo{IpAddress: []types.NetIpConfigInfoIpAddress{{IpAddress: fixed.IpAddress, PrefixLength: int32(bits), State: "preferred"}}}
			}
		}
	}
}

func (f *front) booted(vm *sim.VirtualMachine, g *guest) {
	customized := g.pending != nil
	g.pending, g.up = nil, true
	if customized {
		f.post(&types.CustomizationStartedEvent{CustomizationEvent: customizationOf(vm)})
		if f.faults.takeCustomization(vm.Name) {
			g.address, g.hostName, g.nics = "", "", blank(g.nics)
			f.show(vm, g)
			failed := &types.CustomizationFailed{CustomizationEvent: customizationOf(vm)}
			failed.FullFormattedMessage = fmt.Sprintf("An error occurred while customizing VM %s. For details reference the log file in the guest OS.", vm.Name)
			f.post(failed)
			return
		}
	}
	f.show(vm, g)
	if customized {
		f.post(&types.CustomizationSucceeded{CustomizationEvent: customizationOf(vm)})
	}
	if g.address != "" {
		f.out.guest("guest-up", vm.Name, vm.Self.Value, g.address)
	}
}

// halt ends the guest.
func (f *front) halt(vm *sim.VirtualMachine) {
	g := f.guests.of(vm.Self)
	g.power++
	f.stopped(vm, g)
}

func (f *front) stopped(vm *sim.VirtualMachine, g *guest) {
	if g.up && g.address != "" {
		f.out.guest("guest-down", vm.Name, vm.Self.Value, g.address)
	}
	g.up = false
	f.hide(vm, g)
}

func (f *front) show(vm *sim.VirtualMachine, g *guest) {
	setGuest(vm, types.VirtualMachineToolsRunningStatusGuestToolsRunning, types.VirtualMachineToolsStatusToolsOk, "running", g.address, g.hostName, g.nics)
}

func (f *front) hide(vm *sim.VirtualMachine, g *guest) {
	setGuest(vm, types.VirtualMachineToolsRunningStatusGuestToolsNotRunning, types.VirtualMachineToolsStatusToolsNotRunning, "notRunning", "", "", blank(g.nics))
}

func setGuest(vm *sim.VirtualMachine, running types.VirtualMachineToolsRunningStatus, tools types.VirtualMachineToolsStatus, state, address, host string, nics []types.GuestNicInfo) {
	if sim.Map.Get(vm.Self) == nil {
		return // destroyed meanwhile
	}
	sim.Map.Update(vm, []types.PropertyChange{
		{Name: "guest.toolsRunningStatus", Val: string(running)}, {Name: "summary.guest.toolsRunningStatus", Val: string(running)},
		{Name: "guest.toolsStatus", Val: tools}, {Name: "summary.guest.toolsStatus", Val: tools},
		{Name: "guest.toolsVersion", Val: "11333"}, {Name: "guest.guestState", Val: state},
		{Name: "guest.ipAddress", Val: address}, {Name: "summary.guest.ipAddress", Val: address},
		{Name: "guest.hostName", Val: host}, {Name: "summary.guest.hostName", Val: host}, {Name: "guest.net", Val: copyNics(nics)},
	})
}

func copyNics(nics []types.GuestNicInfo) []types.GuestNicInfo {
	return append([]types.GuestNicInfo{}, nics...)
}

func blank(nics []types.GuestNicInfo) []types.GuestNicInfo {
	out := copyNics(nics)
	for i := range out {
		out[i].IpAddress, out[i].IpConfig, out[i].DnsConfig = nil, nil, nil
	}
	return out
}

// shutdownGuest asks the guest to end by itself, which needs its tools and takes time.
func (f *front) shutdownGuest(q *request) *answer {
	vm := machine(q.This)
	if vm == nil || vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn {
		return f.send(q.http, q.raw)
	}
	g := f.guests.of(vm.Self)
	if !toolsRun(vm) {
		return faulting("Cannot complete operation because VMware Tools is not running in this virtual machine.", &types.ToolsUnavailable{})
	}
	g.power++
	power, began := g.power, time.Now()
	f.stopped(vm, g) // its servers end first, its power last
	if f.timing.shutdown <= 0 {
		return f.send(q.http, q.raw)
	}
	time.AfterFunc(f.timing.shutdown, func() {
		f.world.Lock()
		defer f.world.Unlock()
		if g.power == power && sim.Map.Get(vm.Self) != nil {
			f.sendOwn(q.raw)
			f.out.delay(q.Name, began)
		}
	})
	return returning(q.Name, "")
}

func (f *front) rebootGuest(q *request) *answer {
	vm := machine(q.This)
	if vm == nil {
		return notFound(q.This)
	}
	if vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn {
		return faulting("", &types.InvalidPowerState{RequestedState: types.VirtualMachinePowerStatePoweredOn, ExistingState: vm.Runtime.PowerState})
	}
	if !toolsRun(vm) {
		return faulting("", &types.ToolsUnavailable{})
	}
	f.halt(vm)
	f.boot(vm)
	return returning(q.Name, "")
}

func toolsRun(vm *sim.VirtualMachine) bool {
	return vm.Guest.ToolsRunningStatus == string(types.VirtualMachineToolsRunningStatusGuestToolsRunning)
}

func customizationOf(vm *sim.VirtualMachine) types.CustomizationEvent {
	return types.CustomizationEvent{VmEvent: types.VmEvent{Event: types.Event{Vm: argument(vm)}}}
}

func argument(vm *sim.VirtualMachine) *types.VmEventArgument {
	return &types.VmEventArgument{EntityEventArgument: types.EntityEventArgument{Name: vm.Name}, Vm: vm.Self}
}

func (f *front) post(event types.BaseEvent) {
	_, err := methods.PostEvent(context.Background(), f.client, &types.PostEvent{This: *f.client.ServiceContent.EventManager, EventToPost: event})
	if err != nil {
		panic(err) // the in-process session may post
	}
}
