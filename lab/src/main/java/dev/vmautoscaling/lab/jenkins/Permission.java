package dev.vmautoscaling.lab.jenkins;

/** What a user may be allowed to do, with the names that the header of a refusal uses. */
public enum Permission {
    ADMINISTER("hudson.model.Hudson.Administer", "Overall/Administer"),
    MANAGE("jenkins.model.Jenkins.Manage", "Overall/Manage"),
    SYSTEM_READ("jenkins.model.Jenkins.SystemRead", "Overall/SystemRead"),
    READ("hudson.model.Hudson.Read", "Overall/Read"),
    ITEM_READ("hudson.model.Item.Read", "Job/Read"),
    ITEM_CREATE("hudson.model.Item.Create", "Job/Create"),
    ITEM_CONFIGURE("hudson.model.Item.Configure", "Job/Configure"),
    ITEM_EXTENDED_READ("hudson.model.Item.ExtendedRead", "Job/ExtendedRead"),
    ITEM_DELETE("hudson.model.Item.Delete", "Job/Delete"),
    ITEM_BUILD("hudson.model.Item.Build", "Job/Build"),
    ITEM_CANCEL("hudson.model.Item.Cancel", "Job/Cancel"),
    CREDENTIALS("com.cloudbees.plugins.credentials.CredentialsProvider.Create", "Credentials/Create");

    private final String id;
    private final String title;

    Permission(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }
}
