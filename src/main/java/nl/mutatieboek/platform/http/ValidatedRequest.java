package nl.mutatieboek.platform.http;

/**
 * A request body, validated against the schema of its name in {@code openapi.yaml}, such as {@code NewChapter} for
 * {@code ChapterController.NewChapterRequest}. Absent members are null.
 */
public interface ValidatedRequest {
    /**
     * Checks members against each other. Invalid or missing members are null here, including those that are never null
     * in a valid request.
     */
    default void check(RequestBodyErrorCollector findings) {}
}
