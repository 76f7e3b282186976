package nl.mutatieboek.platform.http;

/**
 * The body of a request, validated against the schema of its name in {@code openapi.yaml}, such as {@code NewChapter} for
 * {@code ChapterController.NewChapterRequest}. Members are null where they are absent.
 */
public interface ValidatedRequest {
    /**
     * Checks members against each other. Members that are wrong by themselves or missing are null here, also those that are
     * never null in a valid request.
     */
    default void check(RequestBodyErrorCollector findings) {}
}
