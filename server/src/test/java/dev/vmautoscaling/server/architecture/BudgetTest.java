package dev.vmautoscaling.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The tail is what makes code hard to read, so the tail has a limit. Read with the compiler's own parser. */
class BudgetTest {
    private static final int METHOD_LINES = 40;
    private static final int TEST_METHOD_LINES = 50;
    private static final int FILE_LINES = 400;
    private static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final int IMPORTS = 35;
    /** Each with the reason why it is better whole. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "vsphere/Faults.java meaning", "one table of fault types: cut in two, nobody sees that it is complete",
            "scenario/ShopConfig.java yaml", "one document, as an operator would write it");

    private static final List<String> MODULES = List.of("core", "adapters", "server", "lab", "simulator");

    private static List<Path> sources(String root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = Path.of("..", module, root);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        return files;
    }

    private static final class Judge extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;
        private final int methodLines;
        private final List<String> offences = new ArrayList<>();
        private boolean inRecord;

        Judge(CompilationUnitTree unit, SourcePositions positions, int methodLines) {
            this.unit = unit;
            this.positions = positions;
            this.lines = unit.getLineMap();
            this.methodLines = methodLines;
        }

        @Override
        public Void visitClass(com.sun.source.tree.ClassTree type, Void nothing) {
            boolean outer = inRecord;
            inRecord = type.getKind() == Tree.Kind.RECORD;
            super.visitClass(type, nothing);
            inRecord = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long length = method.getBody() == null
                    ? 0
                    : lines.getLineNumber(positions.getEndPosition(unit, method.getBody()))
                            - lines.getLineNumber(positions.getStartPosition(unit, method.getBody()))
                            + 1;
            String where = unit.getSourceFile().getName() + " " + method.getName();
            if (length > methodLines) {
                offences.add(where + ": " + length + " lines");
            }
            boolean constructor = method.getName().contentEquals("<init>");
            if (constructor && !inRecord && method.getParameters().size() > CONSTRUCTOR_PARAMETERS) {
                offences.add(where + ": " + method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, nothing);
        }
    }

    private static List<String> offences(List<Path> files, int methodLines) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        List<String> offences = new ArrayList<>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Judge judge = new Judge(unit, positions, methodLines);
                judge.scan(unit, null);
                offences.addAll(judge.offences);
                if (unit.getImports().size() > IMPORTS) {
                    offences.add(unit.getSourceFile().getName() + ": "
                            + unit.getImports().size() + " imports");
                }
            }
        }
        offences.removeIf(offence -> EXCEPTIONS.keySet().stream().anyMatch(offence::contains));
        return offences;
    }

    @Test
    void no_method_constructor_or_import_list_is_too_long() throws IOException {
        assertThat(offences(sources("src/main/java"), METHOD_LINES)).isEmpty();
    }

    @Test
    void no_test_method_is_too_long() throws IOException {
        assertThat(offences(sources("src/test/java"), TEST_METHOD_LINES))
                .filteredOn(offence -> offence.endsWith(" lines"))
                .isEmpty();
    }

    @Test
    void no_file_is_too_long() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            int length = Files.readAllLines(file).size();
            if (length > FILE_LINES) {
                tooLong.add(file + ": " + length);
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
