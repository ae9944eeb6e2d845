"""The words for how connections run: networks, protocols, authentication, encryption."""

from enum import StrEnum


class Network(StrEnum):
    """What a connection runs over."""

    LOOPBACK = "loopback"
    LAN = "lan"
    WAN = "wan"
    INTERNET = "internet"
    CELLULAR = "cellular"
    WIRELESS = "wireless"
    RADIO = "radio"


class Tunnel(StrEnum):
    """A private way through a network that others use too."""

    VPN = "vpn"
    PRIVATE_APN = "private-apn"
    LEASED_LINE = "leased-line"


class Mode(StrEnum):
    """Whether the caller waits for the answer."""

    SYNC = "sync"
    ASYNC = "async"
    BATCH = "batch"


class Authentication(StrEnum):
    """How the caller of a connection proves who it is."""

    NONE = "none"
    IP_ALLOWLIST = "ip-allowlist"
    OBSCURE_URL = "obscure-url"
    BASIC = "basic"
    PASSWORD = "password"  # noqa: S105 - a word of the language, no secret
    STATIC_KEY = "static-key"
    SSH_KEY = "ssh-key"
    CERTIFICATE = "certificate"
    MTLS = "mtls"
    KERBEROS = "kerberos"
    LDAP_BIND = "ldap-bind"
    OAUTH2 = "oauth2"
    OIDC = "oidc"
    SAML = "saml"
    SIGNED_REQUEST = "signed-request"
    MANAGED_IDENTITY = "managed-identity"
    RADIUS = "radius"
    SNMPV3 = "snmpv3"


class Scheme(StrEnum):
    """What encrypts a connection."""

    NONE = "none"
    SSL_3 = "ssl-3"
    TLS_1_0 = "tls-1.0"
    TLS_1_1 = "tls-1.1"
    TLS = "tls"
    """Whichever version is supported today."""
    TLS_1_2 = "tls-1.2"
    TLS_1_3 = "tls-1.3"
    SSH = "ssh"
    IPSEC = "ipsec"
    WIREGUARD = "wireguard"
    PGP = "pgp"
    MACSEC = "macsec"
    WEP = "wep"
    WPA = "wpa"
    WPA2 = "wpa2"
    WPA3 = "wpa3"
    SMB_3 = "smb-3"


class Protocol(StrEnum):
    """What a connection speaks."""

    HTTP = "http"
    HTTPS = "https"
    WS = "ws"
    WSS = "wss"
    GRPC = "grpc"
    SOAP = "soap"
    AMQP = "amqp"
    AMQPS = "amqps"
    MQTT = "mqtt"
    MQTTS = "mqtts"
    KAFKA = "kafka"
    POSTGRESQL = "postgresql"
    MYSQL = "mysql"
    SQLSERVER = "sqlserver"
    ORACLE = "oracle"
    REDIS = "redis"
    FTP = "ftp"
    FTPS = "ftps"
    SFTP = "sftp"
    SSH = "ssh"
    TELNET = "telnet"
    RDP = "rdp"
    SMB_1 = "smb-1"
    SMB = "smb"
    NFS = "nfs"
    LDAP = "ldap"
    LDAPS = "ldaps"
    KERBEROS = "kerberos"
    NTLM_1 = "ntlm-1"
    RADIUS = "radius"
    DNS = "dns"
    NTP = "ntp"
    SNMP_1 = "snmp-1"
    SNMP_2C = "snmp-2c"
    SNMP_3 = "snmp-3"
    SMTP = "smtp"
    SMTPS = "smtps"
    SYSLOG = "syslog"
    SYSLOG_TLS = "syslog-tls"
    SIP = "sip"
    RTP = "rtp"
    SRTP = "srtp"
    MODBUS = "modbus"
    DNP3 = "dnp3"
    OPC_UA = "opc-ua"
    BACNET = "bacnet"
    HL7 = "hl7"
    FHIR = "fhir"
    NENA_I3 = "nena-i3"
    ALI = "ali"
    RADIO = "radio"
    VENDOR = "vendor"


ENCRYPTED_BY_DEFINITION: dict[Protocol, Scheme] = {
    Protocol.HTTPS: Scheme.TLS,
    Protocol.WSS: Scheme.TLS,
    Protocol.AMQPS: Scheme.TLS,
    Protocol.MQTTS: Scheme.TLS,
    Protocol.FTPS: Scheme.TLS,
    Protocol.LDAPS: Scheme.TLS,
    Protocol.SMTPS: Scheme.TLS,
    Protocol.SYSLOG_TLS: Scheme.TLS,
    Protocol.SFTP: Scheme.SSH,
    Protocol.SSH: Scheme.SSH,
}
"""Protocols that always encrypt: saying `encryption: none` beside one is a contradiction."""


PLAIN_BY_DEFINITION = frozenset(
    {
        Protocol.HTTP,
        Protocol.WS,
        Protocol.FTP,
        Protocol.TELNET,
        Protocol.SMB_1,
        Protocol.SNMP_1,
        Protocol.SNMP_2C,
        Protocol.SYSLOG,
    }
)
"""Protocols that encrypt nothing by themselves; a tunnel is stated in `encryption`."""


HANDED_OVER = frozenset(
    {
        Protocol.AMQP,
        Protocol.AMQPS,
        Protocol.MQTT,
        Protocol.MQTTS,
        Protocol.KAFKA,
        Protocol.FTP,
        Protocol.FTPS,
        Protocol.SFTP,
        Protocol.SMTP,
        Protocol.SMTPS,
        Protocol.SYSLOG,
        Protocol.SYSLOG_TLS,
    }
)
"""Protocols by which messages and files are handed over; mostly nobody waits for an answer."""
