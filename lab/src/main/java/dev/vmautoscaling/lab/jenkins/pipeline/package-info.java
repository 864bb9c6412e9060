/**
 * Runs a declarative Jenkinsfile for real, with the Groovy that Jenkins uses: stages, conditions, options, credentials, and
 * {@code sh} steps as processes in a workspace. Not covered are the serialisation of Groovy's state between steps and most of
 * the sandbox.
 */
@NullMarked
package dev.vmautoscaling.lab.jenkins.pipeline;

import org.jspecify.annotations.NullMarked;
