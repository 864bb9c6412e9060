// Life cycles: many at once, and what a running task keeps others from.
package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func TestFiftyLifeCyclesAtOnceAllSucceed(t *testing.T) {
	l := newLab(t, timing{task: taskDelays{all: 20 * time.Millisecond}, boot: 30 * time.Millisecond, shutdown: 10 * time.Millisecond})
	var all sync.WaitGroup
	for i := 0; i < 50; i++ {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			if err := l.cycle(fmt.Sprintf("vm-%d", i), fmt.Sprintf("127.80.2.%d", i+1)); err != nil {
				t.Errorf("cycle %d: %v", i, err)
			}
		}(i)
	}
	all.Wait()
}

func (l *lab) cycle(name, address string) error {
	s, err := l.login()
	if err != nil {
		return err
	}
	vm, err := s.clone(name, address)
	if err != nil {
		return err
	}
	if err := called(vm.PowerOn(ctx)); err != nil {
		return err
	}
	for ip := ""; ip != address; {
		if ip, err = vm.WaitForIP(ctx); err != nil {
			return err
		}
	}
	if err := vm.ShutdownGuest(ctx); err != nil {
		return err
	}
	if err := vm.WaitForPowerState(ctx, types.VirtualMachinePowerStatePoweredOff); err != nil {
		return err
	}
	if err := called(vm.Destroy(ctx)); err != nil {
		return err
	}
	if !l.said.contains(fmt.Sprintf(`"guest-down","vm":%q`, name)) {
		return fmt.Errorf("the lab was not told that the guest is down")
	}
	return s.client.Logout(ctx)
}

func TestOneNameIsGivenOnceEvenWhileItsCloneRuns(t *testing.T) {
	l := newLab(t, timing{task: taskDelays{all: never}})
	s := l.session()
	_, err := s.template.Clone(ctx, s.folder, "twin", s.spec(""))
	ok(t, err)
	l.is("second clone", kind(called(s.template.Clone(ctx, s.folder, "twin", s.spec("")))), "DuplicateName")
}

func TestAVmIsBusyWhileItIsCloned(t *testing.T) {
	l := newLab(t, timing{task: taskDelays{method: map[string]time.Duration{"CloneVM_Task": never}}})
	s := l.session()
	_, err := s.template.Clone(ctx, s.folder, "busy", s.spec(""))
	ok(t, err)
	vm, err := s.named("busy")
	ok(t, err)
	l.is("power-on", kind(called(vm.PowerOn(ctx))), "TaskInProgress")
	l.is("destroy", kind(called(vm.Destroy(ctx))), "TaskInProgress")
}

func TestACancelledCloneLeavesNothing(t *testing.T) {
	l := newLab(t, timing{task: taskDelays{all: never}})
	s := l.session()
	clone, err := s.template.Clone(ctx, s.folder, "cancelled", s.spec(""))
	ok(t, err)
	ok(t, clone.Cancel(ctx))
	l.is("clone", kind(clone.Wait(ctx)), "RequestCanceled")
	vm, err := s.named("cancelled")
	ok(t, err)
	if vm != nil {
		t.Fatal("the VM is still there")
	}
}

func TestAGuestIsShutDownByItsToolsOnly(t *testing.T) {
	l := newLab(t, timing{boot: never})
	s := l.session()
	vm, err := s.clone("booting", "127.80.1.100")
	ok(t, err)
	ok(t, called(vm.PowerOn(ctx)))
	l.is("shutdown", kind(vm.ShutdownGuest(ctx)), "ToolsUnavailable")
}

func TestAnAddressComesBackAfterAReset(t *testing.T) {
	l := newLab(t, timing{boot: 20 * time.Millisecond})
	s := l.session()
	vm, err := s.clone("reset", "127.80.1.100")
	ok(t, err)
	ok(t, called(vm.PowerOn(ctx)))
	_, err = vm.WaitForIP(ctx)
	ok(t, err)
	l.eventually("ours", func() bool { ip, err := vm.WaitForIP(ctx); return err == nil && ip == "127.80.1.100" })
	ok(t, called(vm.Reset(ctx)))
	ip, err := vm.WaitForIP(ctx)
	ok(t, err)
	l.is("address", ip, "127.80.1.100")
}

func TestAnUnknownNetworkIsRefused(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	var source mo.VirtualMachine
	ok(t, s.template.Properties(ctx, s.template.Reference(), []string{"config.hardware"}, &source))
	spec := s.spec("")
	for _, d := range source.Config.Hardware.Device {
		if card, isCard := d.(types.BaseVirtualEthernetCard); isCard {
			card.GetVirtualEthernetCard().Backing = &types.VirtualEthernetCardNetworkBackingInfo{
				VirtualDeviceDeviceBackingInfo: types.VirtualDeviceDeviceBackingInfo{DeviceName: "nowhere"}}
			spec.Location.DeviceChange = []types.BaseVirtualDeviceConfigSpec{&types.VirtualDeviceConfigSpec{Operation: "edit", Device: d}}
		}
	}
	l.is("clone", kind(called(s.template.Clone(ctx, s.folder, "lost", spec))), "InvalidDeviceBacking")
}

func TestACloneInheritsSettingsAndAnOrderReplacesThem(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	first, err := s.clone("first", "")
	ok(t, err)
	set := func(key, value string) types.VirtualMachineConfigSpec {
		return types.VirtualMachineConfigSpec{ExtraConfig: []types.BaseOptionValue{&types.OptionValue{Key: key, Value: value}}}
	}
	ok(t, called(first.Reconfigure(ctx, set("guestinfo.a", "1"))))
	ok(t, called(first.Reconfigure(ctx, set("guestinfo.a", "2"))))
	ok(t, called(first.Reconfigure(ctx, set("guestinfo.b", "3"))))
	spec := s.spec("")
	config := set("guestinfo.b", "4")
	spec.Config = &config
	ok(t, called(first.Clone(ctx, s.folder, "second", spec)))
	res := l.get("/lab/vms")
	l.is("vms", strings.Join(extraConfigRE.FindAllString(res, -1), " "),
		`"guestinfo.a":"2","guestinfo.b":"3" "guestinfo.a":"2","guestinfo.b":"4"`)
}

var extraConfigRE = regexp.MustCompile(`"guestinfo\.a":"[^"]*","guestinfo\.b":"[^"]*"`)

func TestAnAddressIsNotOursUntilTheCustomizationIsDone(t *testing.T) {
	l := newLab(t, timing{boot: 100 * time.Millisecond})
	s := l.session()
	vm, err := s.clone("early", "127.80.1.100")
	ok(t, err)
	ok(t, called(vm.PowerOn(ctx)))
	first, err := vm.WaitForIP(ctx)
	ok(t, err)
	if !strings.HasPrefix(first, "169.254.") {
		t.Fatal(first)
	}
	l.eventually("ours", func() bool { ip, err := vm.WaitForIP(ctx); return err == nil && ip == "127.80.1.100" })
}
