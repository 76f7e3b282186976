package nl.mutatieboek.architecture.violation.web;

import nl.mutatieboek.architecture.violation.trail.SecretFriend;

/** Knows a room that its own room may not know. */
public final class KnowsASecret {
    String told(SecretFriend friend) {
        return friend.secret();
    }
}
