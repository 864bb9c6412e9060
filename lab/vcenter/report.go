// What the lab is told: one JSON object per line on standard output.
package main

import (
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"
)

type reporter struct {
	mu  sync.Mutex
	out io.Writer
}

func (r *reporter) line(v interface{}) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // only our own types come here
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	_, _ = r.out.Write(append(data, '\n')) // a reader that has gone away is the parent's end, which stdin tells
}

func (r *reporter) ready(d *door) {
	r.line(map[string]interface{}{"ready": map[string]interface{}{"url": d.url(), "sha256": d.fingerprint(), "pid": os.Getpid()}})
}

type journalEntry struct {
	System      string `json:"system"`
	Kind        string `json:"kind"`
	Operation   string `json:"operation"`
	StartMicros int64  `json:"startMicros"`
	EndMicros   int64  `json:"endMicros"`
}

// call journals one answered request.
func (r *reporter) call(operation string, start time.Time) { r.journal("call", operation, start) }

// delay journals time that was spent on purpose.
func (r *reporter) delay(operation string, start time.Time) { r.journal("delay", operation, start) }

func (r *reporter) journal(kind, operation string, start time.Time) {
	r.line(map[string]interface{}{"journal": journalEntry{"vcenter", kind, operation, start.UnixMicro(), time.Now().UnixMicro()}})
}

type guestEvent struct {
	Event    string `json:"event"`
	VM       string `json:"vm"`
	Moid     string `json:"moid"`
	Address  string `json:"address,omitempty"`
	AtMicros int64  `json:"atMicros"`
}

func (r *reporter) guest(event, vm, moid, address string) {
	r.line(guestEvent{event, vm, moid, address, time.Now().UnixMicro()})
}
