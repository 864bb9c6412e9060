// Faults, restarts and surprises on order.
package main

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/event"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func TestATaskFaultStrikesOnlyTheOrderedCalls(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.fault(`{"method":"CloneVM_Task","vm":"shop-as","times":1,"skip":1,"taskFault":"InsufficientResourcesFault","after":"5ms"}`)
	for _, c := range []struct{ name, want string }{{"other", ""}, {"shop-as01", ""}, {"shop-as02", "InsufficientResourcesFault"}, {"shop-as03", ""}} {
		_, err := s.clone(c.name, "")
		l.is(c.name, kind(err), c.want)
	}
	vm, err := s.named("shop-as02")
	ok(t, err)
	if vm != nil {
		t.Fatal("a failed clone has left a VM")
	}
}

func TestCallFaultsAreAnsweredInTheirOwnShape(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.fault(`{"method":"CloneVM_Task","times":1,"soapFault":"FileLocked","detail":{"file":"[LocalDS_0] x"}}`)
	_, err := s.clone("a", "")
	l.is("soapFault", kind(err), "FileLocked")
	l.fault(`{"method":"CloneVM_Task","times":1,"noPermission":"VirtualMachine.Provisioning.DeployTemplate"}`)
	_, err = s.clone("a", "")
	l.is("noPermission", kind(err), "NoPermission")
	l.fault(`{"method":"CloneVM_Task","times":1,"httpStatus":503}`)
	_, err = s.clone("a", "")
	if err == nil || !strings.Contains(err.Error(), "503") {
		t.Fatal(err)
	}
	l.fault(`{"method":"CloneVM_Task","times":1,"notAuthenticated":true}`)
	_, err = s.clone("a", "")
	l.is("notAuthenticated", kind(err), "NotAuthenticated")
	_, err = s.clone("a", "")
	l.is("and the session stays gone", kind(err), "NotAuthenticated")
	_, err = l.session().clone("a", "")
	ok(t, err)
}

func TestALostAnswerIsLostAfterOrBeforeTheDeed(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	for fault, done := range map[string]bool{"dropBefore": false, "dropAfter": true} {
		l.fault(`{"method":"CloneVM_Task","times":1,"` + fault + `":true}`)
		if _, err := s.template.Clone(ctx, s.folder, fault, s.spec("")); err == nil {
			t.Fatal("an answer came")
		}
		vm, err := s.named(fault)
		ok(t, err)
		if (vm != nil) != done {
			t.Fatalf("%s: done is %t", fault, vm != nil)
		}
	}
}

func TestALateAnswerIsJournalledAsADelay(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.fault(`{"method":"CurrentTime","times":1,"hang":"20ms"}`)
	start := time.Now()
	_, err := methods.GetCurrentTime(ctx, s.client)
	ok(t, err)
	if time.Since(start) < 20*time.Millisecond || !l.said.contains(`"kind":"delay","operation":"CurrentTime"`) {
		t.Fatal("no delay")
	}
}

func TestAFailedCustomizationIsAnEventInsteadOfAnAddress(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.fault(`{"customizationFailed":true,"vm":"shop-as","times":1}`)
	vm, err := s.clone("shop-as01", "127.80.1.100")
	ok(t, err)
	ok(t, called(vm.PowerOn(ctx)))
	var now mo.VirtualMachine
	ok(t, vm.Properties(ctx, vm.Reference(), []string{"guest"}, &now))
	l.is("address", now.Guest.IpAddress, "")
	l.is("tools", now.Guest.ToolsRunningStatus, "guestToolsRunning")
	events, err := event.NewManager(s.client.Client).QueryEvents(ctx, types.EventFilterSpec{EventTypeId: []string{"CustomizationFailed"}})
	ok(t, err)
	if len(events) != 1 || l.said.contains(`"guest-up","vm":"shop-as01"`) {
		t.Fatal(events)
	}
}

func TestARestartRefusesForgetsAndComesBack(t *testing.T) {
	for tasks, done := range map[string]bool{"lost": false, "done": true} {
		l := newLab(t, timing{task: taskDelays{all: never}})
		s := l.session()
		clone, err := s.template.Clone(ctx, s.folder, "interrupted", s.spec(""))
		ok(t, err)
		l.control("POST", "/lab/restart?down=200ms&tasks="+tasks, "")
		l.eventually("refused", func() bool {
			c, err := net.Dial("tcp", l.door.address)
			if err == nil {
				c.Close()
			}
			return err != nil
		})
		l.eventually("back", func() bool { _, err := l.login(); return err == nil })
		l.is("old session", kind(clone.Wait(ctx)), "NotAuthenticated")
		vm, err := l.session().named("interrupted")
		ok(t, err)
		if (vm != nil) != done {
			t.Fatalf("tasks %s: VM there is %t", tasks, vm != nil)
		}
	}
}

func TestAHostFailureTakesThePowerAway(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.is("order", l.control("POST", "/lab/host-failure?vm=shop-01", "").Status, "204 No Content")
	vm, err := s.named("shop-01")
	ok(t, err)
	state, err := vm.PowerState(ctx)
	ok(t, err)
	l.is("power", string(state), "poweredOff")
	if !l.said.contains(`"guest-down","vm":"shop-01"`) {
		t.Fatal("the lab was not told")
	}
}

func TestOrdersNeedThePassword(t *testing.T) {
	l := newLab(t, timing{})
	r, err := http.NewRequest("GET", "/lab/faults", nil)
	ok(t, err)
	a := newAnswer(http.StatusOK)
	l.front.ServeHTTP(a, r)
	if a.code != http.StatusUnauthorized {
		t.Fatal(a.code)
	}
}

func TestASessionThatTheLibraryHasEndedReadsNothing(t *testing.T) {
	l := newLab(t, timing{})
	s, other := l.session(), l.session()
	key, err := other.client.SessionManager.UserSession(ctx)
	ok(t, err)
	ok(t, s.client.SessionManager.TerminateSession(ctx, []string{key.Key}))
	_, err = other.template.PowerState(ctx)
	l.is("read", kind(err), "NotAuthenticated")
}
