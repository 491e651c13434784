package spoor.workbench.remote;

/// Speaks with one kind of endpoint. Found as a service, so that the clients it is made of are
/// loaded only where a query needs them.
public interface RemoteProvider {
    Connection.Kind kind();

    /// Nothing is asked yet.
    RemoteSession open(Connection connection);
}
