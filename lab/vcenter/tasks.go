// Tasks that take time: they run visibly, block other work on their VM, can be cancelled and can vanish.
package main

import (
	"fmt"
	"strings"
	"time"

	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

type timing struct {
	task           taskDelays
	boot, shutdown time.Duration
}

// taskDelays is a flag: one duration for all tasks, and METHOD=duration for some.
type taskDelays struct {
	all    time.Duration
	method map[string]time.Duration
}

func (d *taskDelays) String() string { return d.all.String() }

func (d *taskDelays) Set(s string) error {
	for _, part := range strings.Split(s, ",") {
		method, text, named := strings.Cut(part, "=")
		if !named {
			text = part
		}
		value, err := time.ParseDuration(text)
		if err != nil {
			return err
		}
		if !named {
			d.all = value
			continue
		}
		if d.method == nil {
			d.method = map[string]time.Duration{}
		}
		d.method[method] = value
	}
	return nil
}

func (d *taskDelays) of(method string) time.Duration {
	if value, ok := d.method[method]; ok {
		return value
	}
	return d.all
}

// running is a task that has not ended. The functions are called with the world locked.
type running struct {
	vm     ref // blocked until the end
	task   *sim.Task
	timer  *time.Timer
	finish func() outcome
	abort  func()
}

// outcome is how a task ended: with a result or a fault.
type outcome struct {
	result types.AnyType
	fault  types.BaseMethodFault
}

type tasks struct {
	running map[ref]*running // by task
}

// busy returns the task that keeps a VM from other work.
func (t *tasks) busy(vm ref) *running {
	for _, r := range t.running {
		if r.vm == vm {
			return r
		}
	}
	return nil
}

// newTask registers a task of ours; it is queued until shown otherwise.
func newTask(entity ref, method string) *sim.Task {
	name := strings.TrimSuffix(method, "_Task")
	if short, ok := map[string]string{"PowerOnVM": "powerOn", "PowerOffVM": "powerOff", "ResetVM": "reset", "CloneVM": "clone", "ReconfigVM": "reconfigure",
		"CustomizeVM": "customize", "SuspendVM": "suspend"}[name]; ok {
		name = short
	}
	name = strings.ToLower(name[:1]) + name[1:]
	t := sim.CreateTask(entityOf(entity), name, nil)
	t.Info.Name = method
	if vm := machine(entity); vm != nil {
		t.Info.EntityName = vm.Name
	}
	sim.Map.Update(t, []types.PropertyChange{{Name: "info.startTime", Val: time.Now()}, {Name: "info.state", Val: types.TaskInfoStateRunning}, {Name: "info.progress", Val: int32(0)}})
	return t
}

type entityOf ref

func (e entityOf) Reference() ref { return ref(e) }

func end(t *sim.Task, o outcome) {
	changes := []types.PropertyChange{{Name: "info.completeTime", Val: time.Now()}}
	if o.fault != nil {
		fault := types.LocalizedMethodFault{Fault: o.fault, LocalizedMessage: messageOf(o.fault)}
		changes = append(changes, types.PropertyChange{Name: "info.error", Val: fault}, types.PropertyChange{Name: "info.state", Val: types.TaskInfoStateError})
	} else {
		changes = append(changes, types.PropertyChange{Name: "info.progress", Val: int32(100)},
			types.PropertyChange{Name: "info.result", Val: o.result}, types.PropertyChange{Name: "info.state", Val: types.TaskInfoStateSuccess})
	}
	sim.Map.Update(t, changes)
}

func messageOf(fault types.BaseMethodFault) string {
	switch x := fault.(type) {
	case *types.DuplicateName:
		return fmt.Sprintf("The name '%s' already exists.", x.Name)
	case *types.InvalidPowerState:
		return fmt.Sprintf("The attempted operation cannot be performed in the current state (%s).", x.ExistingState)
	default:
		return strings.TrimPrefix(fmt.Sprintf("%T", fault), "*types.")
	}
}

// failed answers with a task that ends in a fault, at once or after a while.
func (f *front) failed(q *request, fault types.BaseMethodFault, after time.Duration) *answer {
	return f.start(q, ref{}, after, func() outcome { return outcome{fault: fault} }, func() {})
}

// start answers with a task that finishes after a while. The VM is blocked meanwhile.
func (f *front) start(q *request, vm ref, after time.Duration, finish func() outcome, abort func()) *answer {
	t := newTask(q.This, q.Name)
	a := returningTask(q.Name, t.Self)
	if after <= 0 {
		end(t, finish())
		return a
	}
	began := time.Now()
	r := &running{vm: vm, task: t, finish: finish, abort: abort}
	f.tasks.running[t.Self] = r
	r.timer = time.AfterFunc(after, func() {
		f.world.Lock()
		defer f.world.Unlock()
		if f.tasks.running[t.Self] != r {
			return // cancelled, or vanished with a restart
		}
		delete(f.tasks.running, t.Self)
		end(t, r.finish())
		f.out.delay(q.Name, began)
	})
	f.advance(r, began, after)
	return a
}

const tick = 50 * time.Millisecond // a task's progress is not told more often

// advance lets a task's progress follow its time, a tenth at most at once. The world is locked.
func (f *front) advance(r *running, began time.Time, after time.Duration) {
	step := after / 10
	if step < tick {
		step = tick
	}
	if time.Since(began)+step >= after {
		return
	}
	time.AfterFunc(step, func() {
		f.world.Lock()
		defer f.world.Unlock()
		if f.tasks.running[r.task.Self] == r {
			percent := int32(100 * time.Since(began) / after)
			sim.Map.Update(r.task, []types.PropertyChange{{Name: "info.progress", Val: percent}})
			f.advance(r, began, after)
		}
	})
}

// runTask has the library do the work of a task method, at the end of the task's time. The world is locked.
func (f *front) runTask(q *request, body []byte) *answer {
	if sim.Map.Get(q.This) == nil {
		return notFound(q.This)
	}
	if r := f.tasks.busy(q.This); r != nil {
		return f.failed(q, &types.TaskInProgress{Task: r.task.Self}, 0)
	}
	if vm := machine(q.This); vm != nil && vm.Config.Template {
		switch q.Name {
		case "PowerOnVM_Task":
			return f.send(q.http, body) // a SOAP fault, not a failed task
		case "CreateSnapshot_Task":
			return f.failed(q, &types.NotSupported{}, 0) // templates do not change
		}
	}
	if after := f.timing.task.of(q.Name); after > 0 {
		return f.start(q, q.This, after, func() outcome { return f.perform(q, body) }, func() {})
	}
	before := f.before(q)
	a := f.send(q.http, body)
	if t := taskOf(a); t != nil && t.Info.State == types.TaskInfoStateSuccess {
		f.after(q, before)
	}
	return a
}

// perform does a task's work in our own session and takes the library's own task away.
func (f *front) perform(q *request, body []byte) outcome {
	before := f.before(q)
	a := f.sendOwn(body)
	t := taskOf(a)
	if t == nil {
		return outcome{fault: &types.ManagedObjectNotFound{Obj: q.This}} // only a vanished target keeps the library from making a task
	}
	sim.Map.Remove(t.Self)
	if t.Info.State != types.TaskInfoStateSuccess {
		return outcome{fault: t.Info.Error.Fault}
	}
	f.after(q, before)
	return outcome{result: t.Info.Result}
}

func taskOf(a *answer) *sim.Task {
	if m := taskRE.FindSubmatch(a.body.Bytes()); m != nil {
		t, _ := sim.Map.Get(ref{Type: "Task", Value: string(m[1])}).(*sim.Task)
		return t
	}
	return nil
}

func (f *front) cancelTask(q *request) *answer {
	if sim.Map.Get(q.This) == nil {
		return notFound(q.This)
	}
	r := f.tasks.running[q.This]
	if r == nil {
		return faulting("", &types.InvalidState{})
	}
	r.timer.Stop()
	delete(f.tasks.running, q.This)
	r.abort()
	end(r.task, outcome{fault: &types.RequestCanceled{}})
	return returning(q.Name, "")
}

// vanish ends all running tasks as a restart of vCenter does: their work is done or not, and nobody can ask any more.
func (f *front) vanish(done bool) {
	for id, r := range f.tasks.running {
		r.timer.Stop()
		delete(f.tasks.running, id)
		if done {
			r.finish()
		} else {
			r.abort()
		}
	}
	manager := sim.Map.Get(*f.client.ServiceContent.TaskManager).(*sim.TaskManager)
	for _, id := range manager.RecentTask {
		sim.Map.Remove(id)
	}
	sim.Map.Update(manager, []types.PropertyChange{{Name: "recentTask", Val: []ref{}}})
}
