package nl.mutatieboek.architecture.violation.domain;

import org.springframework.util.StringUtils;

/** The domain must not depend on a framework. */
public final class KnowsSpring {
    private KnowsSpring() {}

    public static boolean said(String text) {
        return StringUtils.hasText(text);
    }
}
