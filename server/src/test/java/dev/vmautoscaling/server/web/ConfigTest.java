package dev.vmautoscaling.server.web;

@WebTest
class ConfigTest extends ConfigContract {}
