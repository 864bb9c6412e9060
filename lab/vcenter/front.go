// The front: every request passes here, is journalled, may be hit by a fault, and goes to the library or around it.
package main

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

type front struct {
	inner    http.Handler
	client   *vim25.Client // in-process, always authorised
	out      *reporter
	door     *door
	timing   timing
	username string
	password string

	// The library shares and mutates objects without locks of its own: one writer or many readers at a time.
	world    sync.RWMutex
	sessions sessions
	rights   rights
	pages    pages
	faults   faults
	tasks    tasks
	guests   guests
	filters  filters
	macs     int
	own      string // cookie of our own session, for work that outlives its caller's
}

func newFront(inner http.Handler, client *vim25.Client, o options, out *reporter, door *door) *front {
	f := &front{inner: inner, client: client, out: out, door: door, timing: o.timing, username: o.username, password: o.password}
	f.sessions.alive = map[string]bool{}
	f.pages = pages{size: o.page, rest: map[string]page{}}
	f.tasks = tasks{running: map[ref]*running{}}
	f.guests = guests{all: map[ref]*guest{}}
	f.filters = newFilters()
	sim.Map.AddHandler(&ear{heard: f.filters.announce})
	return f
}

// request is one decoded SOAP call.
type request struct {
	*sim.Method
	http    *http.Request
	raw     []byte
	session string // "" without a living session
}

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasPrefix(r.URL.Path, "/lab/"):
		f.control(w, r)
	case r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, vim25.Path):
		f.soap(w, r)
	case strings.HasPrefix(r.URL.Path, "/rest/"):
		f.rest(w, r)
	default:
		f.inner.ServeHTTP(w, r)
	}
}

func (f *front) soap(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return // the caller has gone
	}
	session := f.sessions.enter(r)
	m, err := sim.UnmarshalBody(types.TypeFunc(), raw)
	if err != nil {
		f.write(w, f.send(r, raw), "unreadable", start)
		return
	}
	q := &request{Method: m, http: r, raw: raw, session: session}
	if hit := f.faults.take(m.Name, f.vmName(q)); hit != nil {
		f.suffer(w, q, hit, start)
		return
	}
	f.write(w, f.answer(q), m.Name, start)
}

// rest serves what SOAP does not know. Orders of faults name its methods "REST".
func (f *front) rest(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	operation := "REST " + r.Method
	hit := f.faults.take("REST", "")
	f.out.call(operation, start)
	switch {
	case hit == nil:
		f.inner.ServeHTTP(w, r)
	case hit.HTTPStatus != 0:
		http.Error(w, http.StatusText(hit.HTTPStatus), hit.HTTPStatus)
	default:
		hangUp(w)
	}
}

func (f *front) write(w http.ResponseWriter, a *answer, operation string, start time.Time) {
	f.sessions.welcome(a, f.door.cert != nil)
	f.out.call(operation, start) // before the answer: whoever has the answer finds the entry
	a.copyTo(w)
}

// answer serves a call that no fault has hit.
func (f *front) answer(q *request) *answer {
	if q.session == "" && !open(q) {
		return notAuthenticated(q.This)
	}
	switch b := q.Body.(type) {
	case *types.RetrievePropertiesEx:
		return f.retrieve(q, b.Options.MaxObjects)
	case *types.RetrieveProperties:
		return f.readProperties(q)
	case *types.ContinueRetrievePropertiesEx:
		return f.pages.next(q, b.Token)
	case *types.CancelRetrievePropertiesEx:
		return f.pages.cancel(q, b.Token)
	case *types.WaitForUpdatesEx, *types.WaitForUpdates, *types.CheckForUpdates, *types.CreateFilter, *types.DestroyPropertyFilter,
		*types.CancelWaitForUpdates, *types.DestroyPropertyCollector:
		return f.watch(q)
	case *types.Logout:
		return f.logout(q)
	case *types.HasPrivilegeOnEntities:
		return f.hasPrivileges(b)
	}
	if refused := f.lacking(q); refused != nil {
		return refused
	}
	if reads(q.Name) {
		f.world.RLock()
		defer f.world.RUnlock()
		return f.send(q.http, q.raw)
	}
	f.world.Lock()
	defer f.world.Unlock()
	return f.change(q)
}

// change serves a call that may alter the inventory. The world is locked.
func (f *front) change(q *request) *answer {
	switch b := q.Body.(type) {
	case *types.CloneVM_Task:
		return f.clone(q, b)
	case *types.InstantClone_Task:
		return f.instantClone(q, b)
	case *types.ReconfigVM_Task:
		return f.reconfigure(q, b)
	case *types.CustomizeVM_Task:
		return f.customize(q, b)
	case *types.ShutdownGuest:
		return f.shutdownGuest(q)
	case *types.RebootGuest:
		return f.rebootGuest(q)
	case *types.CancelTask:
		return f.cancelTask(q)
	case *types.Rename_Task:
		return f.rename(q, b)
	case *types.SetCustomValue, *types.SetField:
		return f.setValue(q)
	case *types.RefreshDatastore:
		return returning(q.Name, "") // the library answers nothing at all
	}
	if strings.HasSuffix(q.Name, "_Task") {
		return f.runTask(q, q.raw)
	}
	return f.send(q.http, q.raw)
}

func (f *front) logout(q *request) *answer {
	f.filters.endSession(q.session)
	f.pages.endSession(q.session)
	f.world.Lock()
	defer f.world.Unlock()
	a := f.send(q.http, q.raw)
	f.sessions.end(q.session)
	return a
}

// open tells the calls that a real vCenter answers without a session.
func open(q *request) bool {
	switch q.Name {
	case "RetrieveServiceContent", "Login", "LoginByToken", "LoginExtensionByCertificate", "CloneSession", "Fetch":
		return true
	}
	var specs []types.PropertyFilterSpec
	switch b := q.Body.(type) {
	case *types.RetrievePropertiesEx:
		specs = b.SpecSet
	case *types.RetrieveProperties:
		specs = b.SpecSet
	default:
		return false
	}
	for _, s := range specs {
		for _, o := range s.ObjectSet {
			if o.Obj.Type != "ServiceInstance" && o.Obj.Type != "SessionManager" {
				return false
			}
		}
	}
	return true
}

func reads(method string) bool {
	for _, prefix := range []string{"Find", "Query", "CurrentTime", "RetrieveServiceContent", "SessionIsActive", "HasPrivilege", "HasUserPrivilege", "Fetch"} {
		if strings.HasPrefix(method, prefix) {
			return true
		}
	}
	return false
}

// vmName is the name that a fault's VM prefix is compared with: the new VM's for a clone, else the target's.
func (f *front) vmName(q *request) string {
	switch b := q.Body.(type) {
	case *types.CloneVM_Task:
		return b.Name
	case *types.InstantClone_Task:
		return b.Spec.Name
	}
	if q.This.Type != "VirtualMachine" {
		return ""
	}
	f.world.RLock()
	defer f.world.RUnlock()
	if vm := machine(q.This); vm != nil {
		return vm.Name
	}
	return ""
}

func machine(r ref) *sim.VirtualMachine {
	vm, _ := sim.Map.Get(r).(*sim.VirtualMachine)
	return vm
}

// send has the library answer a request.
func (f *front) send(r *http.Request, body []byte) *answer {
	q := r.Clone(r.Context())
	q.Body, q.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	a := newAnswer(http.StatusOK)
	f.inner.ServeHTTP(a, q)
	return a
}

// sendOwn has the library answer in our own session: tasks go on after their caller has logged out.
func (f *front) sendOwn(body []byte) *answer {
	r, err := http.NewRequest(http.MethodPost, vim25.Path, nil)
	if err != nil {
		panic(err) // a constant request
	}
	r.Header.Set("Cookie", f.own)
	a := f.send(r, body)
	if a.code == http.StatusOK || !bytes.Contains(a.body.Bytes(), []byte(`"NotAuthenticated"`)) {
		return a
	}
	login := methods.LoginBody{Req: &types.Login{This: *f.client.ServiceContent.SessionManager, UserName: f.username, Password: f.password}}
	r.Header.Del("Cookie")
	for _, c := range (&http.Response{Header: f.send(r, encode(&login)).header}).Cookies() {
		f.own = c.Name + "=" + c.Value
	}
	r.Header.Set("Cookie", f.own)
	return f.send(r, body)
}
