package nl.mutatieboek.platform.http;

/** Validates and binds request bodies as the application does, in tests that start none. */
public final class RequestBodyBinderFixture {
    public static final RequestBodyBinder INSTANCE =
            new RequestBodyBinder(new RequestSchemaValidator(new OpenApiDocument()));

    private RequestBodyBinderFixture() {}
}
