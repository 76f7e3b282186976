package nl.mutatieboek.api;

/** Validates and binds request bodies as the application does, in tests that start none. */
public final class TestRequestBodyBinder {
    public static final RequestBodyBinder INSTANCE = new RequestBodyBinder(new RequestSchemas(new OpenApiDocument()));

    private TestRequestBodyBinder() {}
}
