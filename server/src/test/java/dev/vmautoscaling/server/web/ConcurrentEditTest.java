package dev.vmautoscaling.server.web;

@WebTest
class ConcurrentEditTest extends ConcurrentEditContract {}
