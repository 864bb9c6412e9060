// Faults on order: a test or a scenario says which calls go wrong, and how.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/vmware/govmomi/vim25/types"
)

// duration reads "200ms".
type duration time.Duration

func (d *duration) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	value, err := time.ParseDuration(text)
	*d = duration(value)
	return err
}

func (d duration) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(d).String()) }

// fault is one order. Exactly one of the kinds below is set.
type fault struct {
	Method string   `json:"method,omitempty"` // "*" = every call
	VM     string   `json:"vm,omitempty"`     // prefix of the VM's name; for a clone the new VM's
	Times  int      `json:"times,omitempty"`  // 0 = until deleted
	Skip   int      `json:"skip,omitempty"`   // calls that go well first
	After  duration `json:"after,omitempty"`  // before it strikes; a task runs so long

	TaskFault           string          `json:"taskFault,omitempty"` // a vim25 fault type; the task ends in it
	SoapFault           string          `json:"soapFault,omitempty"` // a vim25 fault type; the call itself fails
	Detail              json.RawMessage `json:"detail,omitempty"`    // properties of that fault
	NoPermission        string          `json:"noPermission,omitempty"`
	HTTPStatus          int             `json:"httpStatus,omitempty"`
	NotAuthenticated    bool            `json:"notAuthenticated,omitempty"`    // the caller's session is gone
	ExpiredInside       bool            `json:"expiredInside,omitempty"`       // the session is gone, which a read tells only among missing properties
	DropBefore          bool            `json:"dropBefore,omitempty"`          // the connection breaks, nothing was done
	DropAfter           bool            `json:"dropAfter,omitempty"`           // all was done, the answer is lost
	Hang                duration        `json:"hang,omitempty"`                // all is done, the answer is late
	CustomizationFailed bool            `json:"customizationFailed,omitempty"` // at the next boot, instead of an address

	Struck int `json:"struck"`
}

type faults struct {
	mu  sync.Mutex
	all []*fault
}

func (x *fault) check() error {
	kinds := 0
	for _, set := range []bool{x.TaskFault != "", x.SoapFault != "", x.NoPermission != "", x.HTTPStatus != 0, x.NotAuthenticated, x.ExpiredInside,
		x.DropBefore, x.DropAfter, x.Hang > 0, x.CustomizationFailed} {
		if set {
			kinds++
		}
	}
	if kinds != 1 {
		return fmt.Errorf("a fault is of exactly one kind, this has %d", kinds)
	}
	if x.Method == "" && !x.CustomizationFailed {
		return fmt.Errorf("a fault needs a method, or \"*\"")
	}
	if x.TaskFault != "" && !strings.HasSuffix(x.Method, "_Task") {
		return fmt.Errorf("%s is not a task method", x.Method)
	}
	if name := x.TaskFault + x.SoapFault; name != "" {
		_, err := x.named(name)
		return err
	}
	return nil
}

func (x *fault) named(name string) (types.BaseMethodFault, error) {
	made, err := faultNamed(name)
	if err != nil || len(x.Detail) == 0 {
		return made, err
	}
	return made, json.Unmarshal(x.Detail, made)
}

func (s *faults) add(x *fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, x)
}

func (s *faults) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = nil
}

func (s *faults) list() []fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []fault{}
	for _, x := range s.all {
		out = append(out, *x)
	}
	return out
}

// take returns the fault that strikes this call, if any.
func (s *faults) take(method, vm string) *fault {
	return s.first(func(x *fault) bool {
		return !x.CustomizationFailed && (x.Method == "*" || x.Method == method) && strings.HasPrefix(vm, x.VM)
	})
}

func (s *faults) takeCustomization(vm string) bool {
	return s.first(func(x *fault) bool { return x.CustomizationFailed && strings.HasPrefix(vm, x.VM) }) != nil
}

func (s *faults) first(matches func(*fault) bool) *fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.all {
		if !matches(x) || (x.Times > 0 && x.Struck >= x.Times) {
			continue
		}
		if x.Skip > 0 {
			x.Skip--
			continue
		}
		x.Struck++
		return x
	}
	return nil
}

// suffer serves a call that a fault strikes.
func (f *front) suffer(w http.ResponseWriter, q *request, x *fault, start time.Time) {
	if x.TaskFault == "" && x.After > 0 {
		f.dawdle(q.Name, time.Duration(x.After))
	}
	if x.DropBefore || x.DropAfter {
		if x.DropAfter {
			f.sessions.welcome(f.answer(q), true)
		}
		f.out.call(q.Name, start)
		hangUp(w)
		return
	}
	a := f.struck(q, x)
	if x.Hang > 0 {
		f.dawdle(q.Name, time.Duration(x.Hang))
	}
	f.write(w, a, q.Name, start)
}

func (f *front) struck(q *request, x *fault) *answer {
	switch {
	case x.Hang > 0:
		return f.answer(q)
	case x.HTTPStatus != 0:
		a := newAnswer(x.HTTPStatus)
		a.header.Set("Content-Type", "text/plain")
		fmt.Fprintln(a, http.StatusText(x.HTTPStatus))
		return a
	case x.NotAuthenticated:
		f.sessions.end(q.session)
		return notAuthenticated(q.This)
	case x.ExpiredInside:
		f.sessions.end(q.session)
		return expiredInside(q)
	case q.session == "" && !open(q):
		return notAuthenticated(q.This)
	case x.NoPermission != "":
		return faulting("Permission to perform this operation was denied.", &types.NoPermission{Object: q.This, PrivilegeId: x.NoPermission})
	case x.TaskFault != "":
		fault, _ := x.named(x.TaskFault) // checked when ordered
		f.world.Lock()
		defer f.world.Unlock()
		return f.failed(q, fault, time.Duration(x.After))
	default:
		fault, _ := x.named(x.SoapFault)
		return faulting("", fault)
	}
}

// expiredInside answers as some vCenters do: well, but for each object of the question with nothing of it.
func expiredInside(q *request) *answer {
	b, ok := q.Body.(*types.RetrievePropertiesEx)
	if !ok {
		return notAuthenticated(q.This)
	}
	var inside strings.Builder
	for _, spec := range b.SpecSet {
		for _, o := range spec.ObjectSet {
			fmt.Fprintf(&inside, `<objects>%s<missingSet><path>name</path><fault><fault xsi:type="NotAuthenticated"><object type="%s">%s</object>`+
				`<privilegeId>System.View</privilegeId></fault><localizedMessage></localizedMessage></fault></missingSet></objects>`, objectXML(o.Obj), o.Obj.Type, o.Obj.Value)
		}
	}
	return returning(q.Name, "<returnval>"+inside.String()+"</returnval>")
}

// dawdle lets time pass on purpose, on a request's own thread.
func (f *front) dawdle(operation string, d time.Duration) {
	start := time.Now()
	time.Sleep(d)
	f.out.delay(operation, start)
}

// hangUp breaks the connection without an answer.
func hangUp(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			_ = conn.Close()
			return
		}
	}
	panic(http.ErrAbortHandler)
}
