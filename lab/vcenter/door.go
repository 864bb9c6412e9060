// The listener: TLS, and a port that stays ours while connections are refused.
package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"
)

type door struct {
	address string
	cert    *tls.Certificate // nil: plain http
	reserve int              // a bound socket that never listens: connections are refused, the port is kept
	handler http.Handler
	mu      sync.Mutex
	server  *http.Server
	entry   net.Listener
}

const soReusePort = 0xf // SO_REUSEPORT, which package syscall lacks on linux/amd64

func openDoor(address string, cert tls.Certificate, plain bool) (*door, error) {
	probe, err := net.Listen("tcp", address) // without sharing: fails if the port is another's
	if err != nil {
		return nil, err
	}
	if err := probe.Close(); err != nil {
		return nil, err
	}
	d := &door{address: probe.Addr().String(), cert: &cert}
	if plain {
		d.cert = nil
	}
	d.reserve, err = bind(probe.Addr().(*net.TCPAddr))
	return d, err
}

func listen(address string) (net.Listener, error) {
	share := func(_, _ string, c syscall.RawConn) error {
		var err error
		if e := c.Control(func(fd uintptr) { err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, soReusePort, 1) }); e != nil {
			return e
		}
		return err
	}
	return (&net.ListenConfig{Control: share}).Listen(context.Background(), "tcp", address)
}

func bind(a *net.TCPAddr) (int, error) {
	var at syscall.Sockaddr
	family := syscall.AF_INET
	if ip := a.IP.To4(); ip != nil {
		v4 := &syscall.SockaddrInet4{Port: a.Port}
		copy(v4.Addr[:], ip)
		at = v4
	} else {
		v6 := &syscall.SockaddrInet6{Port: a.Port}
		copy(v6.Addr[:], a.IP.To16())
		at, family = v6, syscall.AF_INET6
	}
	fd, err := syscall.Socket(family, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err
	}
	if err := syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, soReusePort, 1); err != nil {
		return -1, err
	}
	return fd, syscall.Bind(fd, at)
}

// serve opens the door and answers with h.
func (d *door) serve(h http.Handler) error {
	d.handler = h
	return d.open()
}

func (d *door) open() error {
	l, err := listen(d.address)
	if err != nil {
		return err
	}
	if d.cert != nil {
		// vCenter speaks HTTP/1.1 here; a connection that a fault drops must not take others with it
		l = tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{*d.cert}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}})
	}
	s := &http.Server{Handler: d.handler}
	d.mu.Lock()
	d.server, d.entry = s, l
	d.mu.Unlock()
	go func() { _ = s.Serve(l) }() // ends with ErrServerClosed when the door shuts
	return nil
}

// shut drops every connection and refuses new ones until open.
func (d *door) shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.server != nil {
		_ = d.entry.Close() // itself: a server that has not begun to serve does not know it yet
		_ = d.server.Close()
		d.server = nil
	}
}

// drain shuts the door after the answers under way, but waits no longer than given for them.
func (d *door) drain(most time.Duration) {
	d.mu.Lock()
	s := d.server
	d.mu.Unlock()
	if s == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	_ = s.Shutdown(ctx) // long polls outlive it and are cut off next
	d.shut()
}

func (d *door) close() {
	d.shut()
	if d.reserve >= 0 {
		_ = syscall.Close(d.reserve)
		d.reserve = -1 // the number may soon be somebody else's
	}
}

func (d *door) url() string {
	if d.cert == nil {
		return "http://" + d.address + "/sdk"
	}
	return "https://" + d.address + "/sdk"
}

// fingerprint is the SHA-256 of the certificate as hex pairs, as vSphere shows thumbprints.
func (d *door) fingerprint() string {
	if d.cert == nil {
		return ""
	}
	pairs := []string{}
	for _, b := range sha256.Sum256(d.cert.Certificate[0]) {
		pairs = append(pairs, fmt.Sprintf("%02X", b))
	}
	return strings.Join(pairs, ":")
}

func certificate(file, key string) (tls.Certificate, error) {
	if file != "" {
		return tls.LoadX509KeyPair(file, key)
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	now := time.Now()
	c := &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()), Subject: pkix.Name{CommonName: "lab-vcenter"},
		NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(10, 0, 0),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, BasicConstraintsValid: true,
	}
	raw, err := x509.CreateCertificate(rand.Reader, c, c, &private.PublicKey, private)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: private}, err
}
