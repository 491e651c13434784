package spoor.formats.zeek;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of Zeek's logs and their types, for logs that do not name them: JSON, and text whose
/// `#types` line is gone. A field has the same type in every log that has it, but for a few.
final class ZeekFields {
    private static final String BOOLS =
            """
            AA RA RD TC auth auth_success basic_constraints.ca cert_permanent client_cert
            data_channel.passive dropped established extracted_cutoff forwardable has_cert_table
            has_debug_data has_export_table has_import_table host_cert init is_64bit is_exe
            is_orig is_webmail local_orig local_resp notary.valid notice rejected renewable
            resumed share_flag sni_matches_cert success timedout tls uses_aslr
            uses_code_integrity uses_dep uses_seh
            """;
    private static final String COUNTS =
            """
            Z acks active_dns_requests active_files active_icmp_conns active_tcp_conns
            active_timers active_udp_conns auth_attempts basic_constraints.path_len bound_p
            bytes_recv cert_count certificate.key_length certificate.version data_channel.resp_p
            dcc_file_size depth desktop_height desktop_width dns_requests dst_port events_proc
            events_queued extracted_size file_size files gaps get_bulk_requests get_requests
            get_responses height host_count host_p icmp_conns id.orig_p id.resp_p iin info_code
            inner_vlan ip_proto mem message_id missed_bytes missing_bytes mode n
            notary.first_seen notary.last_seen notary.times_seen num_exts opcode orig_bytes
            orig_ip_bytes orig_pkts overflow_bytes p pkts_dropped pkts_filtered pkts_link
            pkts_proc port_num qclass qtype rcode reassem_file_size reassem_frag_size
            reassem_tcp_size reassem_unknown_size reply_code request_body_len request_p
            resp_bytes resp_ip_bytes resp_pkts response_body_len result_count rows seen_bytes
            set_requests sig_count size src_port status_code stratum tcp_conns tid timers
            total_bytes trans_depth trans_id udp_conns unit version.major version.minor
            version.minor2 version.minor3 vlan width
            """;
    private static final String STRINGS =
            """
            _node_name _stream _system_name action addl analyzer analyzer_kind analyzer_name arg
            argument assigned_addr assigned_ip authentication_method base_object bound.host
            bound.name call_id cause certStatus cert_hash cert_type certificate.curve
            certificate.exponent certificate.issuer certificate.key_alg certificate.key_type
            certificate.serial certificate.sig_alg certificate.subject cipher cipher_alg client
            client_addr client_build client_cert_fuid client_cert_subject client_dig_product_id
            client_fqdn client_initial_dcid client_issuer client_issuer_subject
            client_major_version client_message client_minor_version client_name client_protocol
            client_scid client_subject cmd command community compression_alg conn_state
            connect_info content_type cookie curve data_channel.orig_h data_channel.resp_h date
            dcc_file_name dcc_mime_type deref_aliases desktop_name detailed-label detailedlabel
            diagnostic_message direction display_string domain domainname dst dst_addr
            encryption_level encryption_method endpoint error_msg event_msg exception extracted
            facility failure_data failure_reason fc_reply fc_request file_desc file_mime_type
            filename filter fingerprint first_received framed_addr from fuid func hashAlgorithm
            helo history host host_key host_key_alg host_name hostname id id.orig_h id.resp_h
            in_reply_to info_msg issuer issuerKeyHash issuerNameHash issuer_subject ja3 ja3s
            kex_alg keyboard_layout label last_alert last_reply level location mac mac_alg
            machine mailfrom md5 message method mime_type msg msg_id name named_pipe
            native_file_system next_protocol nick node note object opcode_name operation
            orig_l2_addr origin os parent_fuid password path pdu_type peer peer_descr peer_name
            port_proto prev_name proto qclass_name qtype_name query rcode_name ref_id referrer
            remote_location.city remote_location.country_code remote_location.region reply_msg
            reply_to request.host request.name request_from request_to request_type
            requested_addr requested_color_depth resp_l2_addr response response_from response_to
            result revokereason scope second_received security_protocol seen.indicator
            seen.indicator_type seen.node seen.where seq serial serialNumber server server_addr
            server_cert_fuid server_cert_subject server_dns_computer_name server_major_version
            server_message server_minor_version server_name server_nb_computer_name server_scid
            server_tree_name service session_id severity sha1 sha256 share_type sig_id
            software_type source src src_addr ssl_history status status_msg sub sub_msg subject
            subsystem tunnel_client tunnel_type uid unparsed_version uri url user user_agent
            username validation_status value version version.addl warning x_originating_ip
            """;
    private static final String TIMES =
            """
            _write_ts certificate.not_valid_after certificate.not_valid_before compile_ts
            nextUpdate not_valid_after not_valid_before org_time rec_time ref_time revoketime
            thisUpdate till times.accessed times.changed times.created times.modified ts
            up_since xmt_time
            """;
    private static final String SETS =
            """
            actions analyzers ans_query answers attributes cc cert_chain_fps cert_chain_fuids
            client_cert_chain_fps client_cert_chain_fuids client_channels conn_uids email_dest
            fuids matched msg_types orig_filenames orig_fuids orig_mime_types proxied rcptto
            request_path resp_filenames resp_fuids resp_mime_types response_path rx_hosts
            san.dns san.email san.ip san.uri section_names sources tags to tunnel_parents
            tx_hosts uids
            """;
    private static final String INTERVALS =
            """
            duration lease_time pkt_lag poll precision root_delay root_disp rtt suppress_for
            ts_delta ttl
            """;
    private static final String DOUBLES =
            """
            percent_lost remote_location.latitude remote_location.longitude
            """;

    /// Fields whose type in one log is another than elsewhere.
    private static final Map<String, String> EXCEPTIONS =
            Map.of(
                    "kerberos.from", "time",
                    "ldap.opcode", "string",
                    "ldap.version", "count",
                    "smtp.path", "vector[string]",
                    "known_services.service", "set[string]",
                    "ssh.version", "count",
                    "ntp.version", "count",
                    "socks.version", "count",
                    "snmp.version", "string");

    /// The logs that Zeek writes, by their `#path`.
    static final Set<String> LOGS =
            Set.of(
                    ("analyzer audit broker capture_loss cluster config conn dce_rpc dhcp dnp3 dns dpd"
                                    + " files ftp http intel irc kerberos known_certs"
                                    + " known_devices known_hosts known_modbus known_services"
                                    + " ldap ldap_search loaded_scripts management modbus"
                                    + " modbus_register_change mqtt_connect mqtt_publish"
                                    + " mqtt_subscribe mysql netcontrol notice notice_alarm ntlm"
                                    + " ntp ocsp openflow packet_filter pe postgresql print prof"
                                    + " quic radius rdp redis reporter rfb signatures sip"
                                    + " smb_cmd smb_files smb_mapping smtp snmp socks software"
                                    + " ssh ssl stats stderr stdout syslog telemetry"
                                    + " telemetry_histogram traceroute tunnel unknown_protocols"
                                    + " weird weird_stats websocket x509")
                            .split(" "));

    private static final Map<String, String> TYPES = types();

    private ZeekFields() {}

    private static Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        for (List<String> pair :
                List.of(
                        List.of("bool", BOOLS),
                        List.of("count", COUNTS),
                        List.of("string", STRINGS),
                        List.of("time", TIMES),
                        List.of("set[string]", SETS),
                        List.of("interval", INTERVALS),
                        List.of("double", DOUBLES),
                        List.of("vector[interval]", "TTLs"))) {
            for (String name : pair.get(1).split("\\s+")) {
                types.put(name, pair.getFirst());
            }
        }
        return Map.copyOf(types);
    }

    /// The type of a field of a log.
    ///
    /// @param path the log's, empty when it is not known
    static Optional<String> type(String path, String field) {
        return Optional.ofNullable(EXCEPTIONS.get(path + "." + field))
                .or(() -> Optional.ofNullable(TYPES.get(field)));
    }

    /// Zeek's name of a field that was written with underscores for its points (`id_orig_h`).
    static String named(String field) {
        if (TYPES.containsKey(field)) {
            return field;
        }
        int cut = field.indexOf('_');
        while (cut >= 0) {
            String dotted = field.substring(0, cut) + '.' + field.substring(cut + 1);
            if (TYPES.containsKey(dotted)) {
                return dotted;
            }
            cut = field.indexOf('_', cut + 1);
        }
        return field;
    }
}
