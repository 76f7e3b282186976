package nl.mutatieboek.platform.http;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled description of the API, {@code openapi.yaml}; read when it is first needed, to start sooner. */
@Component
final class OpenApiDocument {
    private final SingletonSupplier<JsonNode> root = SingletonSupplier.of(OpenApiDocument::read);

    private static JsonNode read() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("openapi.yaml"));
        return new JsonMapper().valueToTree(yaml.getObject());
    }

    JsonNode root() {
        return root.obtain();
    }
}
