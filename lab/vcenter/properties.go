// The property collector's answers: in pages, and with a fault for a property that does not exist.
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"sync"

	"github.com/vmware/govmomi/vim25/types"
)

var (
	objectsRE = regexp.MustCompile(`(?s)<objects>.*?</objects>`)
	invalidRE = regexp.MustCompile(`<path>([^<]*)</path><fault><fault [^>]*"InvalidProperty">`)
	expiredRE = regexp.MustCompile(`<missingSet><path>[^<]*</path><fault><fault [^>]*"NotAuthenticated">`)
)

// page is what is left of a result. Tokens are good in the session that got them, once.
type page struct {
	session string
	size    int
	objects [][]byte
}

type pages struct {
	mu   sync.Mutex
	size int
	last int64
	rest map[string]page
}

func (f *front) retrieve(q *request, most int32) *answer {
	a := f.readProperties(q)
	size := f.pages.size
	if most > 0 && (size == 0 || int(most) < size) {
		size = int(most)
	}
	objects := objectsRE.FindAll(a.body.Bytes(), -1)
	if a.code != 200 || size == 0 || len(objects) <= size {
		return a
	}
	return f.pages.cut(q, page{q.session, size, objects})
}

func (f *front) readProperties(q *request) *answer {
	f.world.RLock()
	a := f.send(q.http, q.raw)
	f.world.RUnlock()
	if refused := f.refusal(q, a); refused != nil {
		return refused
	}
	return a
}

// refusal turns what the library hides among the missing properties into the fault of a real vCenter.
func (f *front) refusal(q *request, a *answer) *answer {
	if m := invalidRE.FindSubmatch(a.body.Bytes()); m != nil {
		return faulting("", &types.InvalidProperty{Name: string(m[1])})
	}
	if expiredRE.Match(a.body.Bytes()) {
		f.sessions.end(q.session) // idle for too long
		return notAuthenticated(q.This)
	}
	return nil
}

// cut answers with the first page and keeps the rest under a token.
func (p *pages) cut(q *request, all page) *answer {
	token := ""
	if n := all.size; len(all.objects) > n {
		p.mu.Lock()
		p.last++
		key := strconv.FormatInt(p.last, 10)
		p.rest[key] = page{all.session, n, all.objects[n:]}
		p.mu.Unlock()
		all.objects = all.objects[:n]
		token = "<token>" + key + "</token>"
	}
	return returning(q.Name, fmt.Sprintf("<returnval>%s%s</returnval>", token, bytes.Join(all.objects, nil)))
}

func (p *pages) take(q *request, token string) (page, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	rest, ok := p.rest[token]
	if !ok || rest.session != q.session {
		return page{}, false
	}
	delete(p.rest, token)
	return rest, true
}

func (p *pages) next(q *request, token string) *answer {
	rest, ok := p.take(q, token)
	if !ok {
		return faulting("A specified parameter was not correct: token", &types.InvalidArgument{InvalidProperty: "token"})
	}
	return p.cut(q, rest)
}

func (p *pages) cancel(q *request, token string) *answer {
	if _, ok := p.take(q, token); !ok {
		return faulting("A specified parameter was not correct: token", &types.InvalidArgument{InvalidProperty: "token"})
	}
	return returning(q.Name, "")
}

func (p *pages) endSession(session string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for token, rest := range p.rest {
		if rest.session == session {
			delete(p.rest, token)
		}
	}
}

func (p *pages) endAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rest = map[string]page{}
}
