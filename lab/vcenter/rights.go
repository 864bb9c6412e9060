// Privileges: the library grants everything; an order withholds some.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/vmware/govmomi/vim25/types"
)

type rights struct {
	mu       sync.Mutex
	withheld map[string]bool
}

func (r *rights) has(privilege string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.withheld[privilege]
}

// withhold replaces the list of privileges that nobody has: ["VirtualMachine.Provisioning.DeployTemplate"].
func (f *front) withhold(w http.ResponseWriter, r *http.Request) {
	var names []string
	if err := json.NewDecoder(r.Body).Decode(&names); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	f.rights.mu.Lock()
	f.rights.withheld = map[string]bool{}
	for _, name := range names {
		f.rights.withheld[name] = true
	}
	f.rights.mu.Unlock()
	w.WriteHeader(http.StatusNoContent)
}

func (f *front) hasPrivileges(b *types.HasPrivilegeOnEntities) *answer {
	var out strings.Builder
	for _, e := range b.Entity {
		fmt.Fprintf(&out, `<returnval><entity type="%s">%s</entity>`, e.Type, e.Value)
		for _, id := range b.PrivId {
			fmt.Fprintf(&out, `<privAvailability><privId>%s</privId><isGranted>%t</isGranted></privAvailability>`, id, f.rights.has(id))
		}
		out.WriteString(`</returnval>`)
	}
	return returning("HasPrivilegeOnEntities", out.String())
}

// need is a privilege that a call needs on an object.
type need struct {
	privilege string
	on        ref
}

// lacking refuses a call for the first privilege that it lacks.
func (f *front) lacking(q *request) *answer {
	for _, n := range f.needs(q) {
		if !f.rights.has(n.privilege) {
			return faulting("Permission to perform this operation was denied.", &types.NoPermission{Object: n.on, PrivilegeId: n.privilege})
		}
	}
	return nil
}

// From the API reference of each method, and "Required Privileges for Common Tasks".
var needed = map[string]string{
	"PowerOnVM_Task": "VirtualMachine.Interact.PowerOn", "PowerOffVM_Task": "VirtualMachine.Interact.PowerOff",
	"ShutdownGuest": "VirtualMachine.Interact.PowerOff", "Destroy_Task": "VirtualMachine.Inventory.Delete",
	"CreateSnapshot_Task": "VirtualMachine.State.CreateSnapshot", "RemoveSnapshot_Task": "VirtualMachine.State.RemoveSnapshot",
	"MarkAsTemplate": "VirtualMachine.Provisioning.MarkAsTemplate", "MarkAsVirtualMachine": "VirtualMachine.Provisioning.MarkAsVM",
	"ReconfigVM_Task": "VirtualMachine.Config.AdvancedConfig", "Rename_Task": "VirtualMachine.Config.Rename",
	"ReconfigureComputeResource_Task": "Host.Inventory.EditCluster", "CreateFolder": "Folder.Create",
	"AddCustomFieldDef": "Global.ManageCustomFields", "SetField": "Global.SetCustomField",
}

func (f *front) needs(q *request) []need {
	c, ok := q.Body.(*types.CloneVM_Task)
	if !ok {
		if privilege, known := needed[q.Name]; known {
			return []need{{privilege, q.This}}
		}
		return nil
	}
	all := []need{{f.provisioning(c), c.This}, {"VirtualMachine.Inventory.CreateFromExisting", c.Folder}}
	if c.Spec.Location.Pool != nil {
		all = append(all, need{"Resource.AssignVMToPool", *c.Spec.Location.Pool})
	}
	if c.Spec.Location.Datastore != nil {
		all = append(all, need{"Datastore.AllocateSpace", *c.Spec.Location.Datastore})
	}
	if c.Spec.Customization != nil {
		all = append(all, need{"VirtualMachine.Provisioning.Customize", c.This})
	}
	if len(c.Spec.Location.DeviceChange) > 0 {
		all = append(all, need{"Network.Assign", c.This})
	}
	return all
}

func (f *front) provisioning(c *types.CloneVM_Task) string {
	f.world.RLock()
	defer f.world.RUnlock()
	source := machine(c.This)
	fromTemplate := source != nil && source.Config.Template
	switch {
	case fromTemplate && c.Spec.Template:
		return "VirtualMachine.Provisioning.CloneTemplate"
	case fromTemplate:
		return "VirtualMachine.Provisioning.DeployTemplate"
	case c.Spec.Template:
		return "VirtualMachine.Provisioning.CreateTemplateFromVM"
	default:
		return "VirtualMachine.Provisioning.Clone"
	}
}
