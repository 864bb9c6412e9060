package dev.vmautoscaling.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the control plane. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Autoscaler {
    public static void main(String[] args) {
        SpringApplication.run(Autoscaler.class, args);
    }
}
