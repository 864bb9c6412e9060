// Which sessions are alive. The library knows no other end of a session than log-out and idleness.
package main

import (
	"net/http"
	"strings"
	"sync"

	"github.com/vmware/govmomi/vim25/soap"
)

type sessions struct {
	mu    sync.Mutex
	alive map[string]bool
}

func (s *sessions) has(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.alive[key]
}

func (s *sessions) begin(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.alive[key] = true
}

func (s *sessions) end(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.alive, key)
}

func (s *sessions) endAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.alive = map[string]bool{}
}

// enter takes a dead session's cookie off the request, so that the library does not know the caller either,
// and returns the key of a living one.
func (s *sessions) enter(r *http.Request) string {
	c, err := r.Cookie(soap.SessionCookieName)
	if err != nil {
		return ""
	}
	if s.has(c.Value) {
		return c.Value
	}
	r.Header.Del("Cookie")
	return ""
}

// welcome remembers the session that an answer opens and writes the cookie as a real vCenter does: in quotes.
func (s *sessions) welcome(a *answer, secure bool) {
	for _, c := range (&http.Response{Header: a.header}).Cookies() {
		if c.Name == soap.SessionCookieName {
			s.begin(c.Value)
			parts := []string{c.Name + `="` + c.Value + `"`, "Path=/", "HttpOnly"}
			if secure {
				parts = append(parts, "Secure")
			}
			a.header["Set-Cookie"] = []string{strings.Join(parts, "; ")}
		}
	}
}
