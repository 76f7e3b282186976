package nl.mutatieboek.architecture.violation.domain;

import org.springframework.util.StringUtils;

/** The rules know no framework. */
public final class KnowsSpring {
    private KnowsSpring() {}

    public static boolean said(String text) {
        return StringUtils.hasText(text);
    }
}
