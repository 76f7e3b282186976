package nl.mutatieboek.platform.http;

/** Validates and binds request bodies in tests without an application. */
public final class RequestBodyBinderFixture {
    public static final RequestBodyBinder INSTANCE =
            new RequestBodyBinder(new RequestSchemaValidator(new OpenApiDocument()));

    private RequestBodyBinderFixture() {}
}
