package nl.mutatieboek.platform.format;

import java.util.List;

/**
 * Why a request was not carried out, in words for people.
 *
 * @param status the HTTP status
 * @param errors each error of a malformed request; empty for other problems
 */
public record ProblemView(int status, String title, String detail, List<ProblemPart> errors) {
    /** The errors that {@code detail} does not contain: all of several. */
    public List<ProblemPart> parts() {
        return errors.size() > 1 ? errors : List.of();
    }

    /**
     * One error of a malformed request.
     *
     * @param pointer JSON pointer to the parameter or member
     * @param code its stable code
     */
    public record ProblemPart(String pointer, String code, String detail) {
        /** The name of the parameter or member; for a nested member the whole path. */
        public String name() {
            return pointer.replaceFirst("^/", "");
        }
    }
}
