#!/usr/bin/python3
"""Drives the life cycle of a job against the lab's Jenkins with python-jenkins, a client we did not write.

usage: jenkins_lifecycle.py URL USERNAME SECRET

SECRET may be the API token or the password (which makes the client fetch a crumb).
One line per check; exit code 0 if all hold, 1 at the first that does not, 2 if the client library is missing.
"""
import sys
import time

try:
    import jenkins
except ImportError:
    print("MISSING python3-jenkins: apt-get install python3-jenkins")
    sys.exit(2)

LIMIT_SECONDS = 60
SCRIPT = """pipeline { agent any
  parameters { string(name: 'SERVICE', defaultValue: 'shop', description: '') }
  stages { stage('greet') { steps { sh 'echo "hello $SERVICE"; sleep ${PAUSE:-0}' } } }
}"""
JOB = """<?xml version='1.1' encoding='UTF-8'?>
<flow-definition plugin="workflow-job">
  <description>made by python-jenkins</description>
  <properties>
    <org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty/>
    <hudson.model.ParametersDefinitionProperty><parameterDefinitions>
      <hudson.model.StringParameterDefinition><name>SERVICE</name><defaultValue>shop</defaultValue></hudson.model.StringParameterDefinition>
      <hudson.model.StringParameterDefinition><name>PAUSE</name><defaultValue>0</defaultValue></hudson.model.StringParameterDefinition>
    </parameterDefinitions></hudson.model.ParametersDefinitionProperty>
  </properties>
  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
    <script>%s</script><sandbox>true</sandbox>
  </definition>
  <quietPeriod>0</quietPeriod>
  <disabled>false</disabled>
</flow-definition>"""


class Failed(Exception):
    pass


def check(what, holds):
    if not holds:
        raise Failed(what)
    print("ok  ", what)


def eventually(what, condition):
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise Failed(what + ": not in time")
        time.sleep(0.05)
    print("ok  ", what)


def refused(what, action, kind):
    try:
        action()
    except kind:
        print("ok  ", what)
        return
    raise Failed(what + ": nothing was refused")


def drive(server, user):
    check("it says who we are", server.get_whoami()["id"] == user)
    check("it says its version", server.get_version()[0] == "2")
    plugins = {plugin["shortName"] for plugin in server.get_plugins_info()}
    check("it has the trigger plugin", "generic-webhook-trigger" in plugins)
    xml = JOB % SCRIPT.replace("&", "&amp;").replace("<", "&lt;")
    server.create_job("peer", xml)
    check("a job is made", server.job_exists("peer"))
    refused("a second one of its name is not", lambda: server.create_job("peer", xml), jenkins.JenkinsException)
    server.reconfig_job("peer", xml.replace("made by", "changed by"))
    check("its document can be read", "changed by" in server.get_job_config("peer"))
    check("it is listed", [job["name"] for job in server.get_all_jobs()] == ["peer"])
    server.disable_job("peer")
    check("it can be disabled", not server.get_job_info("peer")["buildable"])
    server.enable_job("peer")
    check("it can be enabled", server.get_job_info("peer")["buildable"])
    drive_builds(server)
    server.create_job("folder", "<com.cloudbees.hudson.plugins.folder.Folder/>")
    server.create_job("folder/inner", xml)
    check("a job can be in a folder", server.job_exists("folder/inner"))
    check("both are counted", server.jobs_count() >= 2)
    server.copy_job("peer", "copy")
    server.rename_job("copy", "renamed")
    check("a job is copied and renamed", server.job_exists("renamed") and not server.job_exists("copy"))
    for name in ("renamed", "folder/inner", "folder", "peer"):
        server.delete_job(name)
    check("all can be deleted", server.get_all_jobs() == [])
    server.quiet_down()
    check("it can be told to come to rest", server.get_info()["quietingDown"])


def drive_builds(server):
    item = server.build_job("peer", {"SERVICE": "x y", "PAUSE": "0"})
    check("a build is queued", isinstance(item, int))
    eventually("it leaves the queue", lambda: "executable" in server.get_queue_item(item))
    number = server.get_queue_item(item)["executable"]["number"]
    eventually("it succeeds", lambda: server.get_build_info("peer", number)["result"] == "SUCCESS")
    check("its log can be read", "hello x y" in server.get_build_console_output("peer", number))
    server.build_job("peer", {"SERVICE": "shop", "PAUSE": "300"})
    eventually("another one runs", lambda: any(b["number"] == number + 1 for b in server.get_job_info("peer")["builds"]))
    waiting = server.build_job("peer", {"SERVICE": "third", "PAUSE": "0"})
    check("a third waits", [each["id"] for each in server.get_queue_info()] == [waiting])
    try:
        server.cancel_queue(waiting)
    except jenkins.EmptyResponseException:
        pass  # what this client makes of a 204, which Jenkins answers since it no longer redirects here
    check("it can be cancelled", server.get_queue_info() == [])
    eventually("the second has begun", lambda: "hello shop" in server.get_build_console_output("peer", number + 1))
    server.stop_build("peer", number + 1)
    eventually("it can be stopped", lambda: server.get_build_info("peer", number + 1)["result"] == "ABORTED")


def main():
    url, user, secret = sys.argv[1:4]
    try:
        drive(jenkins.Jenkins(url, username=user, password=secret, timeout=20), user)
    except (Failed, jenkins.JenkinsException) as failure:
        print("FAIL", failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
