package dev.vmautoscaling.lab.jenkins.pipeline;

import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Gives steps that are called like methods of every Groovy object a name of their own, so that they are called at all. */
final class StepNames extends CompilationCustomizer {

    static final String PREFIX = "step ";
    private static final Set<String> CLASHES = Set.of("sleep", "print", "println", "with", "find", "grep");

    StepNames() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode script) {
        new Renaming(source).visitClass(script);
    }

    private static final class Renaming extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Renaming(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            String name = call.getMethodAsString();
            if (call.isImplicitThis() && name != null && CLASHES.contains(name)) {
                call.setMethod(new ConstantExpression(PREFIX + name));
            }
            super.visitMethodCallExpression(call);
        }
    }
}
