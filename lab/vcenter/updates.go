// Property filters and long polls. The library's own poll every 250 ms, know one version, and read without locks.
package main

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

const (
	settle  = 5 * time.Millisecond   // changes come in bursts; one look per burst is enough
	atLeast = 250 * time.Millisecond // some changes of the library are not announced
)

// state is what a filter has told: values by object and property, as XML.
type state map[ref]map[string]string

type filter struct {
	id              ref
	spec            types.PropertyFilterSpec
	shown, previous state
}

type collector struct {
	session string
	id      ref
	version int
	filters []*filter
	stop    chan struct{} // closed by CancelWaitForUpdates
}

type filters struct {
	mu         sync.Mutex
	collectors map[string]*collector // by session and collector
	last       int
	changed    chan struct{} // closed at the next change of the inventory
}

func newFilters() filters {
	return filters{collectors: map[string]*collector{}, changed: make(chan struct{})}
}

// ear hears each change of the inventory.
type ear struct{ heard func() }

func (e *ear) Reference() ref                                    { return ref{Type: "LabEar", Value: "lab-ear"} }
func (e *ear) PutObject(mo.Reference)                            { e.heard() }
func (e *ear) UpdateObject(mo.Reference, []types.PropertyChange) { e.heard() }
func (e *ear) RemoveObject(ref)                                  { e.heard() }

func (s *filters) announce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *filters) change() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

func (s *filters) collector(session string, id ref) *collector {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := session + " " + id.Value
	if s.collectors[key] == nil {
		s.collectors[key] = &collector{session: session, id: id, stop: make(chan struct{})}
	}
	return s.collectors[key]
}

func (s *filters) endSession(session string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, c := range s.collectors {
		if c.session == session || session == "" {
			delete(s.collectors, key)
		}
	}
}

func (s *filters) add(c *collector, spec types.PropertyFilterSpec) ref {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	id := ref{Type: "PropertyFilter", Value: fmt.Sprintf("session[%s]filter-%d", c.session, s.last)}
	c.filters = append(c.filters, &filter{id: id, spec: spec, shown: state{}, previous: state{}})
	return id
}

func (s *filters) drop(session string, id ref) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.collectors {
		for i, f := range c.filters {
			if c.session == session && f.id == id {
				c.filters = append(c.filters[:i:i], c.filters[i+1:]...)
				return true
			}
		}
	}
	return false
}

func (s *filters) of(c *collector) []*filter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return c.filters
}

// watch serves everything about filters.
func (f *front) watch(q *request) *answer {
	c := f.filters.collector(q.session, q.This)
	switch b := q.Body.(type) {
	case *types.CreateFilter:
		if _, a := f.collect(q, b.This, b.Spec); a != nil {
			return a
		}
		id := f.filters.add(c, b.Spec)
		return returning(q.Name, fmt.Sprintf(`<returnval type="%s">%s</returnval>`, id.Type, id.Value))
	case *types.DestroyPropertyFilter:
		if !f.filters.drop(q.session, b.This) {
			return notFound(b.This)
		}
		return returning(q.Name, "")
	case *types.CancelWaitForUpdates:
		f.filters.mu.Lock()
		close(c.stop)
		c.stop = make(chan struct{})
		f.filters.mu.Unlock()
		return returning(q.Name, "")
	case *types.WaitForUpdatesEx:
		wait, most := time.Duration(1<<62-1), 0
		if b.Options != nil {
			most = int(b.Options.MaxObjectUpdates)
		}
		if b.Options != nil && b.Options.MaxWaitSeconds != nil {
			wait = time.Duration(*b.Options.MaxWaitSeconds) * time.Second
		}
		return f.wait(q, c, b.Version, wait, most)
	case *types.WaitForUpdates:
		return f.wait(q, c, b.Version, 1<<62-1, 0)
	case *types.CheckForUpdates:
		return f.wait(q, c, b.Version, 0, 0)
	default: // DestroyPropertyCollector
		f.filters.mu.Lock()
		delete(f.filters.collectors, q.session+" "+q.This.Value)
		f.filters.mu.Unlock()
		f.world.Lock()
		defer f.world.Unlock()
		return f.send(q.http, q.raw)
	}
}

// wait answers as soon as there is something the caller does not know, or with nothing after a while.
func (f *front) wait(q *request, c *collector, version string, most time.Duration, objects int) *answer {
	if !c.rewind(version) {
		return faulting("", &types.InvalidCollectorVersion{})
	}
	deadline := time.NewTimer(most)
	defer deadline.Stop()
	f.filters.mu.Lock()
	stop := c.stop
	f.filters.mu.Unlock()
	for {
		changed := f.filters.change() // before the look, so that no change falls between
		if set := f.look(q, c, objects); set != "" {
			return returning(q.Name, set)
		}
		if !f.sessions.has(q.session) {
			return notAuthenticated(q.This)
		}
		if most == 0 {
			return returning(q.Name, "")
		}
		tick := time.NewTimer(atLeast)
		select {
		case <-deadline.C:
			return returning(q.Name, "")
		case <-stop:
			return faulting("", &types.RequestCanceled{})
		case <-q.http.Context().Done():
			return newAnswer(http.StatusOK) // nobody listens any more
		case <-changed:
			time.Sleep(settle)
		case <-tick.C:
		}
		tick.Stop()
	}
}

// rewind goes to the version that the caller knows: none, the last, or the one before whose answer was lost.
func (c *collector) rewind(version string) bool {
	switch version {
	case "":
		for _, f := range c.filters {
			f.shown, f.previous = state{}, state{}
		}
	case strconv.Itoa(c.version):
	case strconv.Itoa(c.version - 1):
		for _, f := range c.filters {
			f.shown = f.previous
		}
	default:
		return false
	}
	return true
}

// look collects every filter and returns an update set as XML, or nothing if there is nothing new. It tells of no more
// objects than wanted (0: all); the set then says that it is truncated, and the next look tells the rest.
func (f *front) look(q *request, c *collector, most int) string {
	var sets strings.Builder
	told, truncated := 0, false
	for _, fl := range f.filters.of(c) {
		now, failed := f.collect(q, c.id, fl.spec)
		if failed != nil {
			continue
		}
		after, updates := state{}, ""
		for obj, props := range fl.shown {
			after[obj] = props
		}
		for _, obj := range union(fl.shown, now) {
			update := difference(obj, fl.shown, now)
			if update == "" {
				continue
			}
			if most > 0 && told == most {
				truncated = true
				break
			}
			told++
			updates += update
			if props, still := now[obj]; still {
				after[obj] = props
			} else {
				delete(after, obj)
			}
		}
		if updates != "" {
			fmt.Fprintf(&sets, `<filterSet><filter type="PropertyFilter">%s</filter>%s</filterSet>`, fl.id.Value, updates)
		}
		fl.previous, fl.shown = fl.shown, after
	}
	if sets.Len() == 0 {
		return ""
	}
	c.version++
	return fmt.Sprintf("<returnval><version>%d</version>%s<truncated>%t</truncated></returnval>", c.version, sets.String(), truncated)
}

func union(old, now state) []ref {
	all := []ref{}
	for obj := range now {
		all = append(all, obj)
	}
	for obj := range old {
		if _, still := now[obj]; !still {
			all = append(all, obj)
		}
	}
	return all
}

// difference writes what has come, changed or gone of one object, or nothing.
func difference(obj ref, old, now state) string {
	props, still := now[obj]
	was, known := old[obj]
	if !still {
		return fmt.Sprintf(`<objectSet><kind>leave</kind>%s</objectSet>`, objectXML(obj))
	}
	var changes strings.Builder
	for name, value := range props {
		if before, had := was[name]; !had || before != value {
			fmt.Fprintf(&changes, "<changeSet><name>%s</name><op>assign</op>%s</changeSet>", name, value)
		}
	}
	for name := range was {
		if _, has := props[name]; !has {
			fmt.Fprintf(&changes, "<changeSet><name>%s</name><op>assign</op></changeSet>", name)
		}
	}
	switch {
	case !known:
		return fmt.Sprintf(`<objectSet><kind>enter</kind>%s%s</objectSet>`, objectXML(obj), changes.String())
	case changes.Len() > 0:
		return fmt.Sprintf(`<objectSet><kind>modify</kind>%s%s</objectSet>`, objectXML(obj), changes.String())
	}
	return ""
}

func objectXML(r ref) string {
	var value strings.Builder
	_ = xml.EscapeText(&value, []byte(r.Value)) // a Builder does not fail
	return fmt.Sprintf(`<obj type="%s">%s</obj>`, r.Type, value.String())
}

// collect reads a filter's objects through the library, in the caller's session because views live there.
func (f *front) collect(q *request, pc ref, spec types.PropertyFilterSpec) (state, *answer) {
	f.world.RLock()
	defer f.world.RUnlock()
	there := spec
	there.ObjectSet = nil
	for _, o := range spec.ObjectSet {
		if strings.HasSuffix(o.Obj.Type, "View") || sim.Map.Get(o.Obj) != nil {
			there.ObjectSet = append(there.ObjectSet, o)
		} else if q.Name == "CreateFilter" {
			return nil, notFound(o.Obj)
		}
	}
	if len(there.ObjectSet) == 0 {
		return state{}, nil
	}
	req := &types.RetrievePropertiesEx{This: pc, SpecSet: []types.PropertyFilterSpec{there}}
	a := f.send(q.http.Clone(context.Background()), encode(&methods.RetrievePropertiesExBody{Req: req}))
	if refused := f.refusal(q, a); refused != nil {
		return nil, refused
	}
	if a.code != http.StatusOK {
		return nil, a
	}
	return values(a.body.Bytes()), nil
}

type collected struct {
	Objects []struct {
		Obj struct {
			Type  string `xml:"type,attr"`
			Value string `xml:",chardata"`
		} `xml:"obj"`
		PropSet []struct {
			Name string `xml:"name"`
			Val  struct {
				Attrs []xml.Attr `xml:",any,attr"`
				Inner string     `xml:",innerxml"`
			} `xml:"val"`
		} `xml:"propSet"`
	} `xml:"Body>RetrievePropertiesExResponse>returnval>objects"`
}

func values(data []byte) state {
	var c collected
	if err := xml.Unmarshal(data, &c); err != nil {
		panic(err) // the library's own answer
	}
	out := state{}
	for _, o := range c.Objects {
		id := ref{Type: o.Obj.Type, Value: o.Obj.Value}
		if out[id] == nil {
			out[id] = map[string]string{}
		}
		for _, p := range o.PropSet {
			attrs := ""
			for _, a := range p.Val.Attrs {
				if a.Name.Space == "xmlns" {
					continue
				}
				name := a.Name.Local
				if a.Name.Space != "" {
					name = "xsi:" + name
				}
				attrs += fmt.Sprintf(` %s="%s"`, name, a.Value)
			}
			out[id][p.Name] = fmt.Sprintf("<val%s>%s</val>", attrs, p.Val.Inner)
		}
	}
	return out
}
