// What a real vCenter refuses, and tells little by little.
package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func TestAWithheldPrivilegeIsMissedByQuestionAndByDeed(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	privilege := "VirtualMachine.Provisioning.DeployTemplate"
	l.is("order", l.control("POST", "/lab/rights", `["`+privilege+`"]`).Status, "204 No Content")
	ask := types.HasPrivilegeOnEntities{This: *s.client.ServiceContent.AuthorizationManager, Entity: []ref{s.template.Reference()},
		SessionId: "any", PrivId: []string{privilege, "System.View"}}
	res, err := methods.HasPrivilegeOnEntities(ctx, s.client, &ask)
	ok(t, err)
	granted := res.Returnval[0].PrivAvailability
	if granted[0].IsGranted || !granted[1].IsGranted {
		t.Fatal(granted)
	}
	_, err = s.clone("a", "")
	l.is("clone", kind(err), "NoPermission")
	l.control("POST", "/lab/rights", "[]")
	_, err = s.clone("a", "")
	ok(t, err)
}

func TestALinkedCloneNeedsASnapshotOfItsOwnSource(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	linked := s.spec("")
	linked.Location.DiskMoveType = "createNewChildDiskBacking"
	l.is("without", kind(called(s.template.Clone(ctx, s.folder, "a", linked))), "InvalidArgument")
	other, err := s.clone("other", "")
	ok(t, err)
	ok(t, called(other.CreateSnapshot(ctx, "base", "", false, false)))
	var now mo.VirtualMachine
	ok(t, other.Properties(ctx, other.Reference(), []string{"snapshot"}, &now))
	linked.Snapshot = now.Snapshot.CurrentSnapshot
	l.is("another VM's", kind(called(s.template.Clone(ctx, s.folder, "a", linked))), "InvalidArgument")
	ok(t, called(other.Clone(ctx, s.folder, "a", linked)))
}

func TestATaskTellsHowFarItIs(t *testing.T) {
	l := newLab(t, timing{task: taskDelays{all: 400 * time.Millisecond}})
	s := l.session()
	clone, err := s.template.Clone(ctx, s.folder, "slow", s.spec(""))
	ok(t, err)
	seen := map[int32]bool{}
	l.eventually("done", func() bool {
		var now mo.Task
		ok(t, property.DefaultCollector(s.client.Client).RetrieveOne(ctx, clone.Reference(), []string{"info"}, &now))
		seen[now.Info.Progress] = true
		return now.Info.State == types.TaskInfoStateSuccess
	})
	if len(seen) < 4 {
		t.Fatal(seen)
	}
}

func TestADestroyedVmLeavesItsRules(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	a, err := s.clone("a", "")
	ok(t, err)
	b, err := s.clone("b", "")
	ok(t, err)
	cluster := l.cluster(s)
	info := &types.ClusterAntiAffinityRuleSpec{ClusterRuleInfo: types.ClusterRuleInfo{Name: "apart"}, Vm: []ref{a.Reference(), b.Reference()}}
	spec := &types.ClusterConfigSpecEx{RulesSpec: []types.ClusterRuleSpec{{ArrayUpdateSpec: types.ArrayUpdateSpec{Operation: "add"}, Info: info}}}
	ok(t, called(cluster.Reconfigure(ctx, spec, true)))
	ok(t, called(b.Destroy(ctx)))
	config, err := cluster.Configuration(ctx)
	ok(t, err)
	kept := config.Rule[0].(*types.ClusterAntiAffinityRuleSpec).Vm
	l.is("left", fmt.Sprint(kept), fmt.Sprint([]ref{a.Reference()}))
}

func (l *lab) cluster(s *session) *object.ClusterComputeResource {
	l.Helper()
	var pool mo.ResourcePool
	ok(l.T, property.DefaultCollector(s.client.Client).RetrieveOne(ctx, s.pool, []string{"owner"}, &pool))
	return object.NewClusterComputeResource(s.client.Client, pool.Owner)
}

func TestUpdatesCanBeToldInParts(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	for _, name := range []string{"a", "b", "c"} {
		_, err := s.clone(name, "")
		ok(t, err)
	}
	collector := property.DefaultCollector(s.client.Client)
	_, err := methods.CreateFilter(ctx, s.client, &types.CreateFilter{This: collector.Reference(), Spec: types.PropertyFilterSpec{
		PropSet: []types.PropertySpec{{Type: "VirtualMachine", PathSet: []string{"name"}}},
		ObjectSet: []types.ObjectSpec{{Obj: s.folder.Reference(), SelectSet: []types.BaseSelectionSpec{
			&types.TraversalSpec{Type: "Folder", Path: "childEntity"}}}}}})
	ok(t, err)
	version, told, parts := "", map[ref]bool{}, 0
	for truncated := true; truncated; parts++ {
		res, err := methods.WaitForUpdatesEx(ctx, s.client, &types.WaitForUpdatesEx{This: collector.Reference(), Version: version,
			Options: &types.WaitOptions{MaxObjectUpdates: 2}})
		ok(t, err)
		for _, o := range res.Returnval.FilterSet[0].ObjectSet {
			told[o.Obj] = true
		}
		version, truncated = res.Returnval.Version, *res.Returnval.Truncated
	}
	if len(told) != 5 || parts != 3 { // with the template and a base VM
		t.Fatal(len(told), parts)
	}
}

func TestASessionsEndCanHideInAnAnswer(t *testing.T) {
	l := newLab(t, timing{})
	s := l.session()
	l.fault(`{"method":"RetrievePropertiesEx","times":1,"expiredInside":true}`)
	res, err := methods.RetrievePropertiesEx(ctx, s.client, &types.RetrievePropertiesEx{This: s.client.ServiceContent.PropertyCollector,
		SpecSet: []types.PropertyFilterSpec{{PropSet: []types.PropertySpec{{Type: "VirtualMachine", PathSet: []string{"name"}}},
			ObjectSet: []types.ObjectSpec{{Obj: s.template.Reference()}}}}})
	ok(t, err)
	l.is("missing", typeOf(res.Returnval.Objects[0].MissingSet[0].Fault.Fault), "NotAuthenticated")
	_, err = s.template.PowerState(ctx)
	l.is("and the session stays gone", kind(err), "NotAuthenticated")
}

func TestAFullDatastoreAndACallOfRestAreOrderedToo(t *testing.T) {
	l := newLab(t, timing{})
	l.is("order", l.control("POST", "/lab/datastore?name=LocalDS_0&free=1024", "").Status, "204 No Content")
	l.is("unknown", l.control("POST", "/lab/datastore?name=none&free=1", "").Status, "404 Not Found")
	l.fault(`{"method":"REST","times":1,"httpStatus":403}`)
	for _, want := range []int{http.StatusForbidden, http.StatusOK} {
		r, err := http.NewRequest("POST", "/rest/com/vmware/cis/session", strings.NewReader(""))
		ok(t, err)
		r.SetBasicAuth(user, secret)
		a := newAnswer(http.StatusOK)
		l.front.ServeHTTP(a, r)
		if a.code != want {
			t.Fatal(a.code, want)
		}
	}
}
