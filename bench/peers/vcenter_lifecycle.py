#!/usr/bin/python3
"""Drives the life cycle of a VM against the lab's vCenter with pyVmomi, a client we did not write.

usage: vcenter_lifecycle.py URL USERNAME PASSWORD

The vCenter must have a template "shop-template", a VM "shop-01" that runs, and the network "DC0_DVPG0".
One line per check; exit code 0 if all hold, 1 at the first that does not, 2 if the client library is missing.
"""
import ssl
import sys
import time
import warnings
from urllib.parse import urlparse

warnings.filterwarnings("ignore", category=DeprecationWarning)
try:
    from pyVim.connect import Disconnect, SmartConnect
    from pyVmomi import vim, vmodl
except ImportError:
    print("MISSING python3-pyvmomi: apt-get install python3-pyvmomi")
    sys.exit(2)

LIMIT_SECONDS = 60


class Failed(Exception):
    pass


def check(what, holds):
    if not holds:
        raise Failed(what)
    print("ok  ", what)


def check_fault(what, kind, action):
    try:
        action()
    except kind:
        print("ok  ", what)
        return
    raise Failed(what + ": no " + kind.__name__)


def connect(url, username, password):
    at = urlparse(url)
    context = ssl._create_unverified_context()
    return SmartConnect(host=at.hostname, port=at.port, user=username, pwd=password, sslContext=context)


def wait(task):
    """Returns a task's result or raises its fault."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while task.info.state in (vim.TaskInfo.State.queued, vim.TaskInfo.State.running):
        if time.monotonic() > deadline:
            raise Failed("a task runs too long: " + task.info.descriptionId)
        time.sleep(0.01)
    if task.info.state == vim.TaskInfo.State.error:
        raise task.info.error
    return task.info.result


def eventually(what, condition):
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise Failed(what)
        time.sleep(0.01)
    print("ok  ", what)


def linux(address, host):
    """Guest customization with a fixed address."""
    return vim.vm.customization.Specification(
        identity=vim.vm.customization.LinuxPrep(
            hostName=vim.vm.customization.FixedName(name=host), domain="lab.example", timeZone="Asia/Seoul",
            hwClockUTC=True),
        globalIPSettings=vim.vm.customization.GlobalIPSettings(dnsServerList=["127.80.1.1"]),
        nicSettingMap=[vim.vm.customization.AdapterMapping(adapter=vim.vm.customization.IPSettings(
            ip=vim.vm.customization.FixedIp(ipAddress=address), subnetMask="255.255.255.0", gateway=["127.80.1.1"]))])


def nic_on(vm, portgroup):
    """Edits the VM's first card as a real client does: the device as read, with another backing."""
    card = [d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualEthernetCard)][0]
    port = vim.dvs.PortConnection(
        switchUuid=portgroup.config.distributedVirtualSwitch.uuid, portgroupKey=portgroup.key)
    card.backing = vim.vm.device.VirtualEthernetCard.DistributedVirtualPortBackingInfo(port=port)
    card.deviceInfo = None
    return vim.vm.device.VirtualDeviceSpec(operation="edit", device=card)


class LifeCycle:
    def __init__(self, si):
        self.si = si
        self.content = si.content
        self.find = lambda path: self.content.searchIndex.FindByInventoryPath(path)
        self.template = self.find("DC0/vm/shop-template")
        self.cluster = self.find("DC0/host/DC0_C0")

    def inventory(self):
        base = self.find("DC0/vm/shop-01")
        check("a base VM runs with its tools", base.runtime.powerState == "poweredOn"
              and base.guest.toolsRunningStatus == "guestToolsRunning" and base.guest.ipAddress)
        check("it is found by its address", self.content.searchIndex.FindByIp(None, base.guest.ipAddress, True) == base)
        check("a name that does not exist is not found", self.find("DC0/vm/nobody") is None)
        check("the template is a template with one card on the network",
              self.template.config.template and [n.name for n in self.template.network] == ["VM Network"])
        check_fault("a template cannot be powered on", vim.fault.InvalidState, self.template.PowerOn)

    def folder(self):
        top = self.find("DC0/vm").CreateFolder("VM-Autoscaling")
        check_fault("a folder's name is unique", vim.fault.DuplicateName,
                    lambda: self.find("DC0/vm").CreateFolder("VM-Autoscaling"))
        self.place = top.CreateFolder("shop")
        check("the folder is found by its path", self.find("DC0/vm/VM-Autoscaling/shop") == self.place)

    def spec(self, address=None, host=None, **more):
        location = vim.vm.RelocateSpec(pool=self.cluster.resourcePool, datastore=self.cluster.datastore[0])
        mark = [vim.option.OptionValue(key="guestinfo.vmautoscaling.member", value="m-1")]
        return vim.vm.CloneSpec(
            location=location, template=False, powerOn=False,
            config=vim.vm.ConfigSpec(extraConfig=mark, annotation="made by a test", numCPUs=1, memoryMB=2048),
            customization=linux(address, host) if address else None, **more)

    def clone(self):
        task = self.template.Clone(folder=self.place, name="shop-as01", spec=self.spec("127.80.1.100", "shop-as01"))
        seen = self.find("DC0/vm/VM-Autoscaling/shop/shop-as01")
        check("a VM is listed while it is being cloned", seen is not None)
        check_fault("a name is taken from the first moment", vim.fault.DuplicateName, lambda: wait(
            self.template.Clone(folder=self.place, name="shop-as01", spec=self.spec())))
        vm = wait(task)
        check("the clone carries its mark and settings", vm == seen and vm.config.annotation == "made by a test"
              and vm.config.hardware.numCPU == 1 and vm.config.hardware.memoryMB == 2048
              and any(o.key == "guestinfo.vmautoscaling.member" and o.value == "m-1" for o in vm.config.extraConfig))
        macs = [d.macAddress for v in (vm, self.template) for d in v.config.hardware.device if hasattr(d, "macAddress")]
        check("the clone has a card of its own", len(set(macs)) == 2)
        self.vm = vm

    def run(self):
        wait(self.vm.PowerOn())
        check_fault("a VM is powered on once", vim.fault.InvalidPowerState, lambda: wait(self.vm.PowerOn()))
        eventually("our address appears with the tools", lambda: self.vm.guest.toolsRunningStatus == "guestToolsRunning"
                   and any("127.80.1.100" in n.ipAddress for n in self.vm.guest.net))
        check("so it does in the summary", self.vm.summary.guest.ipAddress == "127.80.1.100"
              and self.vm.guest.hostName == "shop-as01")
        check("the prefix is that of the order", self.vm.guest.net[0].ipConfig.ipAddress[0].prefixLength == 24)
        events = self.content.eventManager.QueryEvents(vim.event.EventFilterSpec(
            entity=vim.event.EventFilterSpec.ByEntity(entity=self.vm, recursion="self"),
            eventTypeId=["CustomizationSucceeded", "CustomizationFailed"]))
        check("the customization is reported as a success",
              [type(e).__name__ for e in events] == ["vim.event.CustomizationSucceeded"])

    def errors(self):
        wrong = self.spec()
        wrong.location.datastore = vim.Datastore("datastore-none", self.si._stub)
        check_fault("an object that does not exist is named", vmodl.fault.ManagedObjectNotFound,
                    lambda: self.template.Clone(folder=self.place, name="x", spec=wrong))
        without = self.spec()
        without.location.pool = None
        check_fault("a template has no pool to inherit", vmodl.fault.InvalidArgument,
                    lambda: wait(self.template.Clone(folder=self.place, name="y", spec=without)))
        check("a failed clone leaves nothing", self.find("DC0/vm/VM-Autoscaling/shop/y") is None)
        check_fault("a running VM is not destroyed", vim.fault.InvalidPowerState, lambda: wait(self.vm.Destroy()))
        check_fault("a stale change version is refused", vim.fault.ConcurrentAccess,
                    lambda: wait(self.vm.Reconfigure(vim.vm.ConfigSpec(changeVersion="1", annotation="x"))))
        collector = self.content.propertyCollector
        unknown = vmodl.query.PropertyCollector.FilterSpec(
            propSet=[vmodl.query.PropertyCollector.PropertySpec(type=vim.VirtualMachine, pathSet=["nothing"])],
            objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=self.vm)])
        check_fault("an unknown property is a fault", vmodl.query.InvalidProperty,
                    lambda: collector.RetrievePropertiesEx([unknown], vmodl.query.PropertyCollector.RetrieveOptions()))

    def network(self):
        portgroup = self.find("DC0/network/DC0_DVPG0")
        wait(self.vm.Reconfigure(vim.vm.ConfigSpec(deviceChange=[nic_on(self.vm, portgroup)])))
        check("a card moves to another network", [n.name for n in self.vm.network] == ["DC0_DVPG0"])

    def pages(self):
        made = [wait(t) for t in [self.template.Clone(folder=self.place, name="page-%d" % i, spec=self.spec())
                                  for i in range(8)]]
        view = self.content.viewManager.CreateContainerView(self.place, [vim.VirtualMachine], True)
        traverse = vmodl.query.PropertyCollector.TraversalSpec(type=vim.view.ContainerView, path="view", skip=False)
        spec = vmodl.query.PropertyCollector.FilterSpec(
            propSet=[vmodl.query.PropertyCollector.PropertySpec(type=vim.VirtualMachine, pathSet=["name"])],
            objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=view, skip=True, selectSet=[traverse])])
        collector = self.content.propertyCollector
        page = collector.RetrievePropertiesEx([spec], vmodl.query.PropertyCollector.RetrieveOptions(maxObjects=4))
        sizes, names = [len(page.objects)], {o.propSet[0].val for o in page.objects}
        while page.token:
            page = collector.ContinueRetrievePropertiesEx(page.token)
            sizes.append(len(page.objects))
            names.update(o.propSet[0].val for o in page.objects)
        check("a list comes in pages", sizes == [4, 4, 1] and len(names) == 9)
        view.DestroyView()
        for vm in made:
            wait(vm.Destroy())

    def updates(self):
        collector = self.content.propertyCollector
        spec = vmodl.query.PropertyCollector.FilterSpec(
            propSet=[vmodl.query.PropertyCollector.PropertySpec(type=vim.VirtualMachine, pathSet=["name", "config.annotation"])],
            objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=self.vm)])
        watched = collector.CreateFilter(spec, True)
        options = vmodl.query.PropertyCollector.WaitOptions(maxWaitSeconds=30)
        first = collector.WaitForUpdatesEx("", options)
        check("a filter first tells everything", first.filterSet[0].objectSet[0].kind == "enter"
              and len(first.filterSet[0].objectSet[0].changeSet) == 2)
        wait(self.vm.Reconfigure(vim.vm.ConfigSpec(annotation="changed")))
        second = collector.WaitForUpdatesEx(first.version, options)
        changes = [(c.name, c.val) for c in second.filterSet[0].objectSet[0].changeSet]
        check("then what has changed", changes == [("config.annotation", "changed")])
        again = collector.WaitForUpdatesEx(first.version, options)
        check("a lost answer can be asked for again", again.filterSet[0].objectSet[0].changeSet[0].val == "changed")
        none = collector.WaitForUpdatesEx(again.version, vmodl.query.PropertyCollector.WaitOptions(maxWaitSeconds=0))
        check("and nothing if nothing has", none is None)
        watched.DestroyPropertyFilter()

    def stop(self):
        self.vm.ShutdownGuest()
        eventually("a guest shuts down by itself", lambda: self.vm.runtime.powerState == "poweredOff")
        check("its address is gone", not self.vm.guest.ipAddress
              and self.vm.guest.toolsRunningStatus == "guestToolsNotRunning")
        check_fault("a guest that is off cannot be shut down", vim.fault.InvalidPowerState, self.vm.ShutdownGuest)

    def linked(self):
        wait(self.vm.CreateSnapshot("base", "", False, False))
        spec = self.spec("127.80.1.101", "shop-as02", snapshot=self.vm.snapshot.currentSnapshot)
        spec.location.diskMoveType = "createNewChildDiskBacking"
        spec.powerOn = True
        child = wait(self.vm.Clone(folder=self.place, name="shop-as02", spec=spec))
        disks = [d for d in child.config.hardware.device if isinstance(d, vim.vm.device.VirtualDisk)]
        check("a linked clone's disk has its source's as parent",
              disks and all("shop-as01" in d.backing.parent.fileName and "shop-as02" in d.backing.fileName for d in disks))
        eventually("a clone that powers on boots", lambda: child.guest.ipAddress == "127.80.1.101")
        wait(child.PowerOff())
        wait(child.Destroy())

    def end(self):
        wait(self.vm.Destroy())
        check("a destroyed VM is not found", self.find("DC0/vm/VM-Autoscaling/shop/shop-as01") is None)
        check_fault("reading it is a fault", vmodl.fault.ManagedObjectNotFound, lambda: self.vm.name)
        check_fault("so is destroying it again", vmodl.fault.ManagedObjectNotFound, self.vm.Destroy)


def main():
    if len(sys.argv) != 4:
        print(__doc__)
        return 1
    url, username, password = sys.argv[1:]
    check_fault("a wrong password is refused", vim.fault.InvalidLogin, lambda: connect(url, username, password + "x"))
    si = connect(url, username, password)
    check("the session is ours", si.content.sessionManager.currentSession.userName == username)
    cycle = LifeCycle(si)
    for part in (cycle.inventory, cycle.folder, cycle.clone, cycle.run, cycle.errors, cycle.network, cycle.pages,
                 cycle.updates, cycle.stop, cycle.linked, cycle.end):
        part()
    folder = cycle.template
    Disconnect(si)
    check_fault("after the log-out nothing is answered", vim.fault.NotAuthenticated, lambda: folder.name)
    print("all checks hold")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as e:
        print("FAIL", e)
        sys.exit(1)
