package nl.mutatieboek.budget;

import nl.mutatieboek.security.CurrentActor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets people name items in the addresses of pages. */
@Configuration(proxyBeanMethods = false)
class ItemWebConfiguration implements WebMvcConfigurer {
    private final ItemParameterInterceptor names;

    ItemWebConfiguration(ItemNameResolver items, CurrentActor acting) {
        this.names = new ItemParameterInterceptor(items, acting);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(names).excludePathPatterns("/v1/**", "/actuator/**");
    }
}
