package software.amazon.awssdk.regions;

/// Stands in for the SDK's class of the same name, which knows the endpoints of three hundred services by heart: ten megabytes of a native
/// image for addresses that are never looked up, because the settings name the endpoint. Without metadata of its own a service falls back to
/// the SDK's rules for all services.
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {

    @Override
    @SuppressWarnings("NullAway")
    public ServiceMetadata serviceMetadata(String service) {
        return null;
    }
}
