package dev.vmautoscaling.server.web;

@WebTest
class ConfigSwitchTest extends ConfigSwitchContract {}
