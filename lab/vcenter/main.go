// vcenter is the lab's simulated vCenter: the govmomi simulator behind a front that closes its gaps.
package main

import (
	"context"
	"flag"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/vmware/govmomi/simulator"
	_ "github.com/vmware/govmomi/vapi/simulator" // /rest: sessions and tags
	"github.com/vmware/govmomi/vim25"
)

type options struct {
	listen, username, password   string
	certificate, key, scratch    string
	plain, withFront, untilStdin bool
	idle                         time.Duration
	timing                       timing
	page                         int
	world                        world
}

func parse() (*simulator.Model, options) {
	m, o := simulator.VPX(), options{}
	m.Host, m.Machine = 0, 0
	flag.StringVar(&o.listen, "l", "127.0.0.1:0", "listen address; port 0 picks a free one")
	flag.StringVar(&o.username, "username", "administrator@vsphere.local", "the only user")
	flag.StringVar(&o.password, "password", "", "that user's password (required)")
	flag.StringVar(&o.certificate, "cert", "", "server certificate PEM (default: made at start)")
	flag.StringVar(&o.key, "key", "", "server key PEM")
	flag.BoolVar(&o.plain, "plain-http", false, "serve http instead of https")
	flag.BoolVar(&o.withFront, "front", true, "false: the plain library, without anything of ours")
	flag.BoolVar(&o.untilStdin, "exit-with-stdin", false, "end when standard input ends, that is, with the parent process")
	flag.StringVar(&o.scratch, "scratch", "", "directory for temporary files, removed at the end (default: some in the system's)")
	flag.DurationVar(&o.idle, "idle", 0, "session idle time-out, 0 = never")
	flag.Var(&o.timing.task, "task-delay", "how long tasks run: 200ms or 200ms,CloneVM_Task=3s")
	flag.DurationVar(&o.timing.boot, "ip-delay", 0, "time from power-on to tools and address")
	flag.DurationVar(&o.timing.shutdown, "shutdown-delay", 0, "time from ShutdownGuest to powered off")
	flag.IntVar(&o.page, "page", 100, "property collector page size, 0 = as many as asked for")
	flag.Var(&o.world.bases, "base", "running VMs with tools: name=address,name=address")
	flag.StringVar(&o.world.template, "template", "", "name of a template to create")
	flag.StringVar(&o.world.network, "network", "VM Network", "network of base VMs and template")
	flag.IntVar(&m.Datacenter, "dc", m.Datacenter, "datacenters")
	flag.IntVar(&m.Cluster, "cluster", m.Cluster, "clusters per datacenter")
	flag.IntVar(&m.ClusterHost, "host", m.ClusterHost, "hosts per cluster")
	flag.IntVar(&m.Machine, "vm", m.Machine, "further VMs per root resource pool")
	flag.IntVar(&m.Pool, "pool", m.Pool, "child resource pools per cluster")
	flag.IntVar(&m.Datastore, "ds", m.Datastore, "datastores per datacenter")
	flag.IntVar(&m.Portgroup, "pg", m.Portgroup, "distributed portgroups per datacenter")
	flag.Parse()
	if o.password == "" || flag.NArg() > 0 {
		log.Fatal("usage: vcenter -password SECRET [flags]; -help lists them")
	}
	return m, o
}

func main() {
	log.SetFlags(0)
	signal.Ignore(syscall.SIGPIPE) // a parent that died first must not keep us from cleaning up
	m, o := parse()
	if o.scratch != "" {
		if err := os.Setenv("TMPDIR", o.scratch); err != nil {
			log.Fatal(err)
		}
	}
	if err := m.Create(); err != nil {
		log.Fatal(err)
	}
	err := serve(m, o, &reporter{out: os.Stdout})
	m.Remove() // temporary datastore directories
	if err != nil {
		log.Fatal(err)
	}
	if o.scratch != "" {
		_ = os.RemoveAll(o.scratch) // a parent that lives removes what is left
	}
}

// serve runs the simulated vCenter until it is told to stop.
func serve(m *simulator.Model, o options, out *reporter) error {
	cert, err := certificate(o.certificate, o.key)
	if err != nil {
		return err
	}
	door, err := openDoor(o.listen, cert, o.plain)
	if err != nil {
		return err
	}
	defer door.close()
	handler, guests, err := handler(m, o, out, door)
	if err != nil {
		return err
	}
	if err := door.serve(handler); err != nil {
		return err
	}
	out.ready(door)
	guests()
	awaitStop(o.untilStdin)
	return nil
}

// handler returns what answers, and what tells of the guests that run from the start.
func handler(m *simulator.Model, o options, out *reporter, door *door) (http.Handler, func(), error) {
	simulator.SessionIdleTimeout = o.idle
	mux := mount(m.Service, url.UserPassword(o.username, o.password))
	client, err := vim25.NewClient(context.Background(), m.Service)
	if err != nil {
		return nil, nil, err
	}
	if err := o.world.build(client); err != nil {
		return nil, nil, err
	}
	if !o.withFront {
		return mux, func() {}, nil
	}
	f := newFront(mux, client, o, out, door)
	f.adopt(o.world.bases)
	return f, f.announceGuests, nil
}

// mount has the library register its endpoints. Its own listener is closed at once: ours can refuse
// connections for a while and come back on the same port.
func mount(s *simulator.Service, user *url.Userinfo) *http.ServeMux {
	s.Listen, s.RegisterEndpoints = &url.URL{Host: "127.0.0.1:0", User: user}, true
	s.NewServer().Close()
	return s.ServeMux
}

func awaitStop(untilStdin bool) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	if untilStdin {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop <- syscall.SIGTERM
		}()
	}
	<-stop
}

// pairs is a flag of name=value,name=value.
type pairs []pair

type pair struct{ name, value string }

func (p *pairs) String() string { return "" }

func (p *pairs) Set(s string) error {
	for _, kv := range strings.Split(s, ",") {
		name, value, _ := strings.Cut(kv, "=")
		*p = append(*p, pair{name, value})
	}
	return nil
}
