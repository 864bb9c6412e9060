#!/usr/bin/python3
"""pyVmomi's side of `autoscaler bench vsphere`: does what it is told on standard input, one order and one answer a line.

usage: vcenter_race.py URL USERNAME PASSWORD

cycles N PREFIX    N life cycles of a VM, one after the other  -> {"ms": [...], "errors": n}
lean N PREFIX      the same, but customized by the clone call   -> {"ms": [...], "errors": n}
parallel N PREFIX  N at once, one of them on each thread       -> {"ms": [one], "errors": n}
list N             all VMs with eight properties, N times      -> {"ms": [...], "errors": n, "vms": n}

It is as quick as the library lets it be: one session, pool and datastore are looked up once and for all, a task is looked
at without a pause, and nothing is read that is not needed.
"""
import json
import ssl
import sys
import threading
import time
import warnings
from urllib.parse import urlparse

warnings.filterwarnings("ignore", category=DeprecationWarning)
try:
    from pyVim.connect import SmartConnect, Disconnect
    from pyVmomi import vim, vmodl
except ImportError:
    sys.exit("the client library is missing: apt-get install python3-pyvmomi")

PROPERTIES = ["name", "config.instanceUuid", "config.changeVersion", "runtime.powerState", "guest.toolsRunningStatus",
              "guest.ipAddress", "guest.net", "config.template"]


def wait(task):
    """Returns a task's result or raises its fault."""
    while True:
        info = task.info
        if info.state == vim.TaskInfo.State.success:
            return info.result
        if info.state == vim.TaskInfo.State.error:
            raise info.error


class Race:
    def __init__(self, si):
        self.within = False  # whether the customization goes with the clone, as ours does: two exchanges less
        self.content = si.content
        cluster = self.find("DC0/host/DC0_C0")
        self.pool, self.datastore = cluster.resourcePool, cluster.datastore[0]

    def find(self, path):
        return self.content.searchIndex.FindByInventoryPath(path)

    def spec(self, name, address, within):
        return vim.vm.CloneSpec(
            location=vim.vm.RelocateSpec(pool=self.pool, datastore=self.datastore), template=False, powerOn=False,
            config=vim.vm.ConfigSpec(extraConfig=[vim.option.OptionValue(key="guestinfo.race", value=name)]),
            customization=self.customization(name, address) if within else None)

    def customization(self, name, address):
        return vim.vm.customization.Specification(
            identity=vim.vm.customization.LinuxPrep(
                hostName=vim.vm.customization.FixedName(name=name), domain="localdomain", hwClockUTC=True),
            globalIPSettings=vim.vm.customization.GlobalIPSettings(),
            nicSettingMap=[vim.vm.customization.AdapterMapping(adapter=vim.vm.customization.IPSettings(
                ip=vim.vm.customization.FixedIp(ipAddress=address), subnetMask="255.255.0.0", gateway=["127.90.0.1"]))])

    def cycle(self, name, address):
        """find, clone, customize, power on, address, power off, destroy"""
        if self.find("DC0/vm/VM-Autoscaling/shop/" + name) is not None:
            raise RuntimeError(name + " is there already")
        template = self.find("DC0/vm/shop-template")
        folder = self.find("DC0/vm/VM-Autoscaling/shop")
        vm = wait(template.Clone(folder=folder, name=name, spec=self.spec(name, address, self.within)))
        if not self.within:
            wait(vm.Customize(self.customization(name, address)))
        wait(vm.PowerOn())
        while vm.guest.ipAddress != address:
            pass
        wait(vm.PowerOff())
        wait(vm.Destroy())

    def timed(self, name, address):
        """Milliseconds, or nothing after an error."""
        start = time.perf_counter()
        try:
            self.cycle(name, address)
        except Exception as e:  # whatever it is, it is counted
            print(name, repr(e), file=sys.stderr)
            return None
        return (time.perf_counter() - start) * 1000

    def cycles(self, count, prefix):
        took = [self.timed("%s-%d" % (prefix, i), "127.91.%d.%d" % (i // 200, 1 + i % 200)) for i in range(count)]
        return {"ms": [t for t in took if t is not None], "errors": took.count(None)}

    def lean(self, count, prefix):
        self.within = True
        try:
            return self.cycles(count, prefix)
        finally:
            self.within = False

    def parallel(self, count, prefix):
        took = []
        threads = [threading.Thread(target=lambda i=i: took.append(
            self.timed("%s-%d" % (prefix, i), "127.92.%d.%d" % (i // 200, 1 + i % 200)))) for i in range(count)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return {"ms": [(time.perf_counter() - start) * 1000], "errors": took.count(None)}

    def list(self, count):
        took, vms = [], 0
        for _ in range(count):
            start = time.perf_counter()
            vms = len(self.listed())
            took.append((time.perf_counter() - start) * 1000)
        return {"ms": took, "errors": 0, "vms": vms}

    def listed(self):
        kinds = vmodl.query.PropertyCollector
        view = self.content.viewManager.CreateContainerView(self.content.rootFolder, [vim.VirtualMachine], True)
        traverse = kinds.TraversalSpec(name="view", type=vim.view.ContainerView, path="view", skip=False)
        spec = kinds.FilterSpec(
            propSet=[kinds.PropertySpec(type=vim.VirtualMachine, pathSet=PROPERTIES)],
            objectSet=[kinds.ObjectSpec(obj=view, skip=True, selectSet=[traverse])])
        collector = self.content.propertyCollector
        found = []
        page = collector.RetrievePropertiesEx([spec], kinds.RetrieveOptions())
        while page is not None:
            found.extend({p.name: p.val for p in o.propSet} for o in page.objects)
            page = collector.ContinueRetrievePropertiesEx(page.token) if page.token else None
        view.DestroyView()
        return found


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    at = urlparse(sys.argv[1])
    si = SmartConnect(host=at.hostname, port=at.port, user=sys.argv[2], pwd=sys.argv[3],
                      sslContext=ssl._create_unverified_context())
    race = Race(si)
    for line in sys.stdin:
        order, count, *prefix = line.split()
        print(json.dumps(getattr(race, order)(int(count), *prefix)), flush=True)
    Disconnect(si)


if __name__ == "__main__":
    main()
