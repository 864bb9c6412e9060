// The port: ours alone, and free again afterwards.
package main

import (
	"crypto/tls"
	"net/http"
	"testing"
)

func TestAPortBelongsToOneEvenWhileItRefuses(t *testing.T) {
	d := newDoor(t, "127.0.0.1:0")
	for _, change := range []func(){func() {}, d.shut} {
		change()
		if _, err := openDoor(d.address, *d.cert, false); err == nil {
			t.Fatal("opened twice")
		}
	}
	ok(t, d.open())
	greet(t, d)
}

func TestAPortIsFreeAgainAfterUse(t *testing.T) {
	d := newDoor(t, "127.0.0.1:0")
	greet(t, d)
	d.close()
	again := newDoor(t, d.address)
	greet(t, again)
}

func newDoor(t *testing.T, address string) *door {
	t.Helper()
	cert, err := certificate("", "")
	ok(t, err)
	d, err := openDoor(address, cert, false)
	ok(t, err)
	t.Cleanup(d.close)
	ok(t, d.serve(http.NotFoundHandler()))
	return d
}

func greet(t *testing.T, d *door) {
	t.Helper()
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	res, err := c.Get(d.url())
	ok(t, err)
	ok(t, res.Body.Close())
}
