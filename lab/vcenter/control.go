// What only a lab has: HTTP orders for faults, a restart of vCenter, and the sudden death of a host.
package main

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strconv"
	"strings"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

func (f *front) control(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	if subtle.ConstantTimeCompare([]byte(user+"\n"+password), []byte(f.username+"\n"+f.password)) != 1 {
		http.Error(w, "user name and password of this vCenter, please", http.StatusUnauthorized)
		return
	}
	switch r.Method + " " + r.URL.Path {
	case "GET /lab/faults":
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(f.faults.list())
	case "POST /lab/faults":
		f.order(w, r)
	case "DELETE /lab/faults":
		f.faults.clear()
		w.WriteHeader(http.StatusNoContent)
	case "GET /lab/vms":
		f.list(w)
	case "POST /lab/restart":
		f.restart(w, r)
	case "POST /lab/host-failure":
		f.hostFailure(w, r)
	case "POST /lab/drs":
		f.setDrs(r.URL.Query().Get("enabled") == "true")
		w.WriteHeader(http.StatusNoContent)
	case "POST /lab/datastore":
		f.setFree(w, r)
	case "POST /lab/rights":
		f.withhold(w, r)
	default:
		http.NotFound(w, r)
	}
}

// setFree says how many bytes are free on a datastore: ?name=LocalDS_0&free=1073741824.
func (f *front) setFree(w http.ResponseWriter, r *http.Request) {
	free, err := strconv.ParseInt(r.URL.Query().Get("free"), 10, 64)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	f.world.Lock()
	defer f.world.Unlock()
	for _, e := range sim.Map.All("Datastore") {
		if ds := e.(*sim.Datastore); ds.Name == r.URL.Query().Get("name") {
			ds.Info.GetDatastoreInfo().FreeSpace = free
			sim.Map.Update(ds, []types.PropertyChange{{Name: "summary.freeSpace", Val: free}})
			w.WriteHeader(http.StatusNoContent)
			return
		}
	}
	http.Error(w, "no datastore of that name", http.StatusNotFound)
}

func (f *front) order(w http.ResponseWriter, r *http.Request) {
	x := &fault{}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(x)
	if err == nil {
		err = x.check()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	x.Struck = 0
	f.faults.add(x)
	w.WriteHeader(http.StatusCreated)
}

type vmEntry struct {
	Name        string            `json:"name"`
	Moid        string            `json:"moid"`
	Folder      string            `json:"folder"` // path below the datacenter's VM folder, "" for that itself
	Template    bool              `json:"template"`
	PoweredOn   bool              `json:"poweredOn"`
	Address     string            `json:"address"`
	ExtraConfig map[string]string `json:"extraConfig"`
}

// list tells what VMs there are, so that leaks are counted here and not believed.
func (f *front) list(w http.ResponseWriter) {
	f.world.RLock()
	all := []vmEntry{}
	for _, e := range sim.Map.All("VirtualMachine") {
		vm := e.(*sim.VirtualMachine)
		entry := vmEntry{Name: vm.Name, Moid: vm.Self.Value, Folder: folderPath(vm.Parent), Template: vm.Config.Template,
			PoweredOn: vm.Runtime.PowerState == types.VirtualMachinePowerStatePoweredOn, Address: vm.Guest.IpAddress, ExtraConfig: map[string]string{}}
		for _, o := range vm.Config.ExtraConfig {
			entry.ExtraConfig[o.GetOptionValue().Key] = fmt.Sprint(o.GetOptionValue().Value)
		}
		all = append(all, entry)
	}
	f.world.RUnlock()
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(all)
}

func folderPath(r *ref) string {
	names := []string{}
	for r != nil {
		folder := folderOf(*r)
		if folder == nil || folder.Parent == nil || folder.Parent.Type != "Folder" {
			break
		}
		names = append([]string{folder.Name}, names...)
		r = folder.Parent
	}
	return strings.Join(names, "/")
}

// restart takes vCenter down for a while: ?down=2s&tasks=done|lost. Sessions, filters, tokens and tasks are gone
// afterwards; guests run on, as they do on real hosts.
func (f *front) restart(w http.ResponseWriter, r *http.Request) {
	down := time.Duration(0)
	if text := r.URL.Query().Get("down"); text != "" {
		var err error
		if down, err = time.ParseDuration(text); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	done := r.URL.Query().Get("tasks") == "done"
	w.WriteHeader(http.StatusAccepted)
	go func() {
		f.door.drain(200 * time.Millisecond) // this answer still goes out
		began := time.Now()
		f.forget(done)
		time.Sleep(down)
		f.out.delay("restart", began)
		if err := f.door.open(); err != nil {
			panic(err) // the port has been ours all the time
		}
	}()
}

func (f *front) forget(done bool) {
	f.world.Lock()
	defer f.world.Unlock()
	f.sessions.endAll()
	f.filters.endSession("")
	f.pages.endAll()
	f.vanish(done)
	f.filters.announce()
}

// hostFailure powers a VM off by surprise: ?vm=NAME.
func (f *front) hostFailure(w http.ResponseWriter, r *http.Request) {
	f.world.Lock()
	defer f.world.Unlock()
	for _, e := range sim.Map.All("VirtualMachine") {
		vm := e.(*sim.VirtualMachine)
		if vm.Name != r.URL.Query().Get("vm") || vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn {
			continue
		}
		f.halt(vm)
		sim.Map.Update(vm, []types.PropertyChange{
			{Name: "runtime.powerState", Val: types.VirtualMachinePowerStatePoweredOff},
			{Name: "summary.runtime.powerState", Val: types.VirtualMachinePowerStatePoweredOff},
		})
		f.post(&types.VmPoweredOffEvent{VmEvent: types.VmEvent{Event: types.Event{Vm: argument(vm)}}})
		w.WriteHeader(http.StatusNoContent)
		return
	}
	http.Error(w, "no running VM of that name", http.StatusNotFound)
}
