package dev.vmautoscaling.server.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of the sentences in a source file: what is put together by {@code +} or {@code formatted}, with {@code {}} for
 * each value, and one form for each way that a condition may turn out.
 */
final class Sentences extends TreeScanner<Void, Void> {
    /** Two words, or a word and a value. */
    private static final Pattern SAYS_SOMETHING =
            Pattern.compile("[A-Za-z]{2,}[,;:]? +([a-z]|\\{)|[A-Za-z}][,;:]? +[a-z]{2,}");
    /** Spoken to the database. */
    private static final Pattern SQL = Pattern.compile(
            "^(select|insert into|update \\w+ set|delete from|with) .*|.*= \\?.*|^(and|or|where) .*\\?.*|^\\{} (and|or) d\\..*");
    /** Bugs, and what is written to the log. */
    private static final Pattern FOR_DEVELOPERS = Pattern.compile("LOG\\s*\\..*|.*requireNonNull|Pattern\\..*");

    private static final Set<String> BUGS = Set.of("IllegalStateException", "AssertionError", "NullPointerException");
    private static final Pattern FORMAT = Pattern.compile("%[-0-9.,]*[sdf]");
    private static final String VALUE = "{}";

    private final Set<String> forms = new TreeSet<>();

    Set<String> forms() {
        return forms;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
        return BUGS.contains(made.getIdentifier().toString()) ? null : super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (FOR_DEVELOPERS.matcher(call.getMethodSelect().toString()).matches()) {
            return null;
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            add(text);
        }
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void nothing) {
        List<ExpressionTree> parts = parts(sum).toList();
        if (sum.getKind() != Tree.Kind.PLUS || parts.stream().noneMatch(Sentences::hasText)) {
            return super.visitBinary(sum, nothing);
        }
        ways(sum).forEach(this::add);
        parts.stream().filter(part -> ways(part).equals(List.of(VALUE))).forEach(part -> scan(part, nothing));
        return null;
    }

    private static Stream<ExpressionTree> parts(ExpressionTree of) {
        return of instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
                ? Stream.concat(parts(sum.getLeftOperand()), parts(sum.getRightOperand()))
                : Stream.of(of);
    }

    private static boolean hasText(ExpressionTree part) {
        return switch (part) {
            case ParenthesizedTree inner -> parts(inner.getExpression()).anyMatch(Sentences::hasText);
            case ConditionalExpressionTree either ->
                parts(either.getTrueExpression()).anyMatch(Sentences::hasText)
                        || parts(either.getFalseExpression()).anyMatch(Sentences::hasText);
            case LiteralTree literal -> literal.getValue() instanceof String;
            default -> false;
        };
    }

    /** All that an expression may come to. */
    private static List<String> ways(ExpressionTree of) {
        return switch (of) {
            case ParenthesizedTree inner -> ways(inner.getExpression());
            case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
            case ConditionalExpressionTree either ->
                Stream.concat(ways(either.getTrueExpression()).stream(), ways(either.getFalseExpression()).stream())
                        .distinct()
                        .toList();
            case BinaryTree sum ->
                parts(sum).anyMatch(Sentences::hasText)
                        ? parts(sum).map(Sentences::ways).reduce(List.of(""), Sentences::followed)
                        : List.of(VALUE);
            default -> List.of(VALUE);
        };
    }

    private static List<String> followed(List<String> heads, List<String> tails) {
        return heads.stream()
                .flatMap(head -> tails.stream().map(tail -> head + tail))
                .toList();
    }

    private void add(String text) {
        String form = FORMAT.matcher(text).replaceAll(Matcher.quoteReplacement(VALUE));
        if (!form.contains("\n")
                && SAYS_SOMETHING.matcher(form).find()
                && !SQL.matcher(form).matches()) {
            forms.add(form.strip());
        }
    }
}
