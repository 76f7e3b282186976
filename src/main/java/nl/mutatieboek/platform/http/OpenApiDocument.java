package nl.mutatieboek.platform.http;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled description of the API, {@code openapi.yaml}. */
@Component
final class OpenApiDocument {
    private final JsonNode root;

    OpenApiDocument() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("openapi.yaml"));
        this.root = new JsonMapper().valueToTree(yaml.getObject());
    }

    JsonNode root() {
        return root;
    }
}
