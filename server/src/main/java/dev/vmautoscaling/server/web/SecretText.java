package dev.vmautoscaling.server.web;

import dev.vmautoscaling.adapters.yaml.YamlMask;
import dev.vmautoscaling.adapters.yaml.YamlRefused;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Configuration of others as the API shows it: it may hold passwords, ours and theirs. When in doubt something is hidden. */
final class SecretText {
    private static final String HIDDEN = "(secret)";

    private static final String WORDS = "passw|passphrase|secret|token|key|credential|header|api_url|webhook_url";
    private static final Pattern SECRET = Pattern.compile(WORDS);
    /** Names of files, and what everybody may know. */
    private static final Pattern HARMLESS = Pattern.compile(".*files?|token_?url|(group|public|host)_?key");

    private static final YamlMask MASK = new YamlMask(SecretText::isSecret, SecretText::withoutLogIn, HIDDEN);

    private static final Pattern USER = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)\\S*@");
    private static final Pattern QUERY = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^\\s?#]*)[?#].*");

    private static final Pattern COMMENT = Pattern.compile("(?<=^|\\s)#.*");
    private static final Pattern SECRET_IN_COMMENT =
            Pattern.compile("(?i)(" + WORDS + ")[^\\s:=]*\\s*[:=]|://\\S*[@?#]");

    /** In a line that no parser has understood the name of its field alone is seen. */
    private static final Pattern FIELD = Pattern.compile("\\s*(- +)?[A-Za-z_][\\w.-]*:(?=\\s|$)");

    private static final Pattern XML = Pattern.compile("(?s)\\s*<[?!A-Za-z].*");
    /** As Jenkins writes it. */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?i)(<([\\w.-]*(?:token|password|passphrase|secret|apikey))(?:\\s[^>]*)?>)[^<]+(</\\2\\s*>)");

    private static final Pattern USER_IN_XML = Pattern.compile("(://)[^\\s/@<>\"']+@");

    private SecretText() {}

    static String masked(String text) {
        if (XML.matcher(text).matches()) {
            String elements = ELEMENT.matcher(text).replaceAll("$1" + HIDDEN + "$3");
            return USER_IN_XML.matcher(elements).replaceAll("$1" + HIDDEN + "@");
        }
        try {
            return withoutComments(MASK.of(text));
        } catch (YamlRefused unreadable) {
            return text.lines().map(SecretText::nameOnly).collect(Collectors.joining("\n"));
        }
    }

    private static boolean isSecret(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return SECRET.matcher(name).find() && !HARMLESS.matcher(name).matches();
    }

    private static String withoutLogIn(String value) {
        String anonymous = USER.matcher(value).replaceAll("$1" + HIDDEN + "@");
        return QUERY.matcher(anonymous).replaceAll("$1?" + HIDDEN);
    }

    /** What has been commented out may be secret still, and go on in the comments below. */
    private static String withoutComments(String yaml) {
        boolean isHiding = false;
        StringBuilder result = new StringBuilder();
        for (String line : yaml.split("(?<=\n)", -1)) {
            Matcher comment = COMMENT.matcher(line);
            boolean isFound = comment.find();
            boolean goesOn =
                    isFound && isHiding && line.substring(0, comment.start()).isBlank();
            isHiding = goesOn
                    || (isFound && SECRET_IN_COMMENT.matcher(comment.group()).find());
            result.append(isHiding ? comment.replaceFirst("# " + HIDDEN) : line);
        }
        return result.toString();
    }

    private static String nameOnly(String line) {
        Matcher field = FIELD.matcher(line);
        String name = field.lookingAt() ? field.group() : "";
        return name.length() == line.length() ? line : name + " " + HIDDEN;
    }
}
