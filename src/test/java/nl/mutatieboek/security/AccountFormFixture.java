package nl.mutatieboek.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LogCapture;

/** Passwords, and fields of account forms, that tests of accounts share. */
final class AccountFormFixture {
    static final String PASSWORD = "een lange zin om te onthouden";
    static final String OTHER = "nog een lange zin die niemand raadt";

    static String code(LogCapture log) {
        return log.lines().stream()
                .map(line -> Pattern.compile("the code ([a-z2-9-]+) to create").matcher(line))
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    static String secret(HttpReply page) {
        return page.page().texts("p > code").stream()
                .filter(text -> text.matches("[A-Za-z0-9_-]{20,}"))
                .findFirst()
                .orElseThrow();
    }

    static String[] append(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private AccountFormFixture() {}
}
