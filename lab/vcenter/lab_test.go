// A vCenter of the lab for tests, driven by govmomi's own client.
package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/task"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

const (
	user, secret = "admin@lab.example", "s3cret"
	limit        = 30 * time.Second
	never        = time.Hour // longer than all tests: the next one has another inventory
)

var ctx = context.Background()

type lab struct {
	*testing.T
	front *front
	door  *door
	said  *lines
}

// lines is what the lab has been told.
type lines struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Write(p)
}

func (l *lines) contains(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.all.String(), text)
}

func newLab(t *testing.T, timing timing) *lab {
	t.Helper()
	m := sim.VPX()
	m.Host, m.Machine = 0, 0
	o := options{username: user, password: secret, timing: timing, page: 100, withFront: true}
	o.world = world{network: "VM Network", template: "shop-template", bases: pairs{{"shop-01", "127.80.1.11"}}}
	l := &lab{T: t, said: &lines{}}
	ok(t, m.Create())
	cert, err := certificate("", "")
	ok(t, err)
	l.door, err = openDoor("127.0.0.1:0", cert, false)
	ok(t, err)
	h, guests, err := handler(m, o, &reporter{out: l.said}, l.door)
	ok(t, err)
	l.front = h.(*front)
	ok(t, l.door.serve(h))
	guests()
	t.Cleanup(func() { l.door.close(); m.Remove() })
	return l
}

// session is one client's view of the lab.
type session struct {
	client          *govmomi.Client
	template        *object.VirtualMachine
	folder          *object.Folder
	pool, datastore ref
}

func (l *lab) login() (*session, error) {
	u, err := url.Parse(l.door.url())
	if err != nil {
		return nil, err
	}
	u.User = url.UserPassword(user, secret)
	c, err := govmomi.NewClient(ctx, u, true)
	if err != nil {
		return nil, err
	}
	s, f := &session{client: c}, find.NewFinder(c.Client)
	dc, err := f.Datacenter(ctx, "DC0")
	if err != nil {
		return nil, err
	}
	f.SetDatacenter(dc)
	if s.template, err = f.VirtualMachine(ctx, "shop-template"); err != nil {
		return nil, err
	}
	if s.folder, err = f.Folder(ctx, "/DC0/vm"); err != nil {
		return nil, err
	}
	pool, err := f.ResourcePool(ctx, "DC0_C0/Resources")
	if err != nil {
		return nil, err
	}
	ds, err := f.Datastore(ctx, "LocalDS_0")
	if err != nil {
		return nil, err
	}
	s.pool, s.datastore = pool.Reference(), ds.Reference()
	return s, nil
}

func (l *lab) session() *session {
	l.Helper()
	s, err := l.login()
	ok(l.T, err)
	return s
}

func (s *session) spec(address string) types.VirtualMachineCloneSpec {
	spec := types.VirtualMachineCloneSpec{Location: types.VirtualMachineRelocateSpec{Pool: &s.pool, Datastore: &s.datastore}}
	if address != "" {
		spec.Customization = &types.CustomizationSpec{
			Identity: &types.CustomizationLinuxPrep{HostName: &types.CustomizationFixedName{Name: "guest"}, Domain: "lab.example"},
			NicSettingMap: []types.CustomizationAdapterMapping{{Adapter: types.CustomizationIPSettings{
				Ip: &types.CustomizationFixedIp{IpAddress: address}, SubnetMask: "255.255.255.0"}}},
		}
	}
	return spec
}

func (s *session) clone(name, address string) (*object.VirtualMachine, error) {
	t, err := s.template.Clone(ctx, s.folder, name, s.spec(address))
	if err != nil {
		return nil, err
	}
	done, err := t.WaitForResult(ctx, nil)
	if err != nil {
		return nil, err
	}
	return object.NewVirtualMachine(s.client.Client, done.Result.(ref)), nil
}

// called waits for the task of a call.
func called(t *object.Task, err error) error {
	if err != nil {
		return err
	}
	return t.Wait(ctx)
}

func (s *session) named(name string) (*object.VirtualMachine, error) {
	r, err := object.NewSearchIndex(s.client.Client).FindByInventoryPath(ctx, "DC0/vm/"+name)
	if err != nil || r == nil {
		return nil, err
	}
	return object.NewVirtualMachine(s.client.Client, r.Reference()), nil
}

// kind is a fault's vim25 type, of a call or of a task, or "" if there was none.
func kind(err error) string {
	var failed task.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &failed):
		return typeOf(failed.Fault())
	case soap.IsSoapFault(err):
		return typeOf(soap.ToSoapFault(err).VimFault())
	default:
		return "no vim25 fault: " + err.Error()
	}
}

func typeOf(fault interface{}) string {
	name := fmt.Sprintf("%T", fault)
	return name[strings.LastIndexByte(name, '.')+1:]
}

// control sends an order of the lab.
func (l *lab) control(method, path, body string) *http.Response {
	l.Helper()
	r, err := http.NewRequest(method, strings.TrimSuffix(l.door.url(), "/sdk")+path, strings.NewReader(body))
	ok(l.T, err)
	r.SetBasicAuth(user, secret)
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}}
	res, err := c.Do(r)
	ok(l.T, err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	ok(l.T, err)
	res.Body = io.NopCloser(bytes.NewReader(data))
	return res
}

func (l *lab) get(path string) string {
	l.Helper()
	data, err := io.ReadAll(l.control("GET", path, "").Body)
	ok(l.T, err)
	return string(data)
}

func (l *lab) fault(body string) {
	l.Helper()
	if res := l.control("POST", "/lab/faults", body); res.StatusCode != http.StatusCreated {
		l.Fatal(res.Status)
	}
}

func (l *lab) eventually(what string, holds func() bool) {
	l.Helper()
	for end := time.Now().Add(limit); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			l.Fatal("not in time: " + what)
		}
	}
}

func (l *lab) is(what, got, want string) {
	l.Helper()
	if got != want {
		l.Fatalf("%s: %q instead of %q", what, got, want)
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
