// SOAP in and out: answers as the library and a real vCenter write them.
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"reflect"
	"regexp"

	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

type ref = types.ManagedObjectReference

// answer is a response that can still be looked at, changed or withheld.
type answer struct {
	header http.Header
	code   int
	body   bytes.Buffer
}

func newAnswer(code int) *answer { return &answer{header: http.Header{}, code: code} }

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(code int)        { a.code = code }
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }

func (a *answer) copyTo(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.header.Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	}
	w.WriteHeader(a.code)
	_, _ = w.Write(a.body.Bytes())
}

const (
	envelopeStart = xml.Header + `<soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"` +
		` xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xmlns:XMLSchema-instance="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>` // the library's own prefix
	envelopeEnd = `</soapenv:Body></soapenv:Envelope>`
)

// returning answers a method with the given XML inside.
func returning(method, inside string) *answer {
	a := newAnswer(http.StatusOK)
	fmt.Fprintf(a, `%s<%s xmlns="urn:vim25">%s</%[2]s>%[4]s`, envelopeStart, method+"Response", inside, envelopeEnd)
	return a
}

func returningTask(method string, task ref) *answer {
	return returning(method, fmt.Sprintf(`<returnval type="Task">%s</returnval>`, task.Value))
}

// faulting answers with a SOAP fault; its kind stands in xsi:type, where clients look for it.
func faulting(message string, fault types.BaseMethodFault) *answer {
	a := newAnswer(http.StatusInternalServerError)
	kind := reflect.TypeOf(fault).Elem().Name()
	start := xml.StartElement{Name: xml.Name{Local: kind + "Fault"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: "urn:vim25"}, {Name: xml.Name{Local: "xsi:type"}, Value: kind},
	}}
	var text bytes.Buffer
	_ = xml.EscapeText(&text, []byte(message)) // a Buffer does not fail
	fmt.Fprintf(a, `%s<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>%s</faultstring><detail>`, envelopeStart, text.String())
	e := xml.NewEncoder(a)
	if err := e.EncodeElement(fault, start); err != nil {
		panic(err) // every vim25 fault encodes
	}
	fmt.Fprintf(a, `</detail></soapenv:Fault>%s`, envelopeEnd)
	return a
}

func notFound(r ref) *answer {
	return faulting(fmt.Sprintf("The object '%s' has already been deleted or has not been completely created", r), &types.ManagedObjectNotFound{Obj: r})
}

func notAuthenticated(r ref) *answer {
	return faulting("The session is not authenticated.", &types.NotAuthenticated{NoPermission: types.NoPermission{Object: r, PrivilegeId: "System.View"}})
}

// encode writes a request as a client would.
func encode(body interface{}) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	if err := xml.NewEncoder(&out).Encode(soap.Envelope{Body: body}); err != nil {
		panic(err) // only requests that were decoded or built here
	}
	return out.Bytes()
}

var taskRE = regexp.MustCompile(`type="Task">([^<]+)<`)

// faultNamed makes a fault of a vim25 type, such as InsufficientResourcesFault.
func faultNamed(name string) (types.BaseMethodFault, error) {
	kind, ok := types.TypeFunc()(name)
	if !ok {
		return nil, fmt.Errorf("vim25 has no type %q", name)
	}
	fault, ok := reflect.New(kind).Interface().(types.BaseMethodFault)
	if !ok {
		return nil, fmt.Errorf("vim25 type %q is not a fault", name)
	}
	return fault, nil
}
