package dev.exhume.core.analysis.ports.datasource;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class DataSourcesTest {
  @Test
  void jbossHasThemAmongItsDeployments() {
    String home = "/opt/jboss-4.0.5";
    String file = home + "/server/default/deploy/shop-ds.xml";
    ServerBuilder server =
        server()
            .file(home + "/bin/run.jar", "PK")
            .file(home + "/server/default/conf/jboss-service.xml", "<server/>")
            .file(
                file,
                "<datasources><local-tx-datasource>",
                "<jndi-name>ShopDS</jndi-name>",
                "<connection-url>jdbc:mysql://db1:3306/shop</connection-url>",
                "<user-name>web</user-name><password>Geheim1</password>",
                "</local-tx-datasource>",
                "<xa-datasource><jndi-name>XaDS</jndi-name>",
                "<xa-datasource-property name='ServerName'>db2</xa-datasource-property>",
                "<xa-datasource-property name='DatabaseName'>stock</xa-datasource-property>",
                "<xa-datasource-property name='Password'>Geheim1</xa-datasource-property>",
                "</xa-datasource></datasources>");

    assertThat(analyse(server, "jboss").dataSourceLines())
        .containsExactly(
            "ShopDS mysql db1 shop web " + file + ":1", "XaDS - db2 stock - " + file + ":6");
  }

  @Test
  void wildflyHasThemInItsConfiguration() {
    String file = "/opt/wildfly/standalone/configuration/standalone.xml";
    assertThat(
            analyse(
                    server()
                        .file("/opt/wildfly/bin/standalone.sh", "")
                        .file(
                            file,
                            "<server><profile><subsystem><datasources>",
                            "<datasource jndi-name='java:jboss/datasources/ShopDS' pool-name='P'>",
                            "<connection-url>jdbc:postgresql://${db.host:db1}/shop</connection-url>",
                            "<security><user-name>web</user-name><password>Geheim1</password></security>",
                            "</datasource></datasources></subsystem></profile></server>"),
                    "wildfly")
                .dataSourceLines())
        .containsExactly("java:jboss/datasources/ShopDS postgresql db1 shop web " + file + ":2");
  }

  @Test
  void glassfishNamesThePoolsOfConnections() {
    String file = "/opt/glassfish/domains/domain1/config/domain.xml";
    assertThat(
            analyse(
                    server()
                        .file("/opt/glassfish/bin/asadmin", "")
                        .file(
                            file,
                            "<domain><resources>",
                            "<jdbc-resource jndi-name='jdbc/shop' pool-name='ShopPool'/>",
                            "<jdbc-connection-pool name='ShopPool'"
                                + " datasource-classname='x.MysqlDS'>",
                            "<property name='ServerName' value='db1'/>",
                            "<property name='DatabaseName' value='shop'/>",
                            "<property name='User' value='web'/>",
                            "<property name='Password' value='Geheim1'/>",
                            "</jdbc-connection-pool></resources></domain>"),
                    "glassfish")
                .dataSourceLines())
        .containsExactly("jdbc/shop - db1 shop web " + file + ":3");
  }

  @Test
  void weblogicHasAFileForEach() {
    String domain = "/opt/bea/user_projects/domains/shop";
    String file = domain + "/config/jdbc/shop-jdbc.xml";
    assertThat(
            analyse(
                    server()
                        .file(domain + "/bin/startWebLogic.sh", "")
                        .file(domain + "/config/config.xml", "<domain/>")
                        .file(
                            file,
                            "<jdbc-data-source><name>Shop</name><jdbc-driver-params>",
                            "<url>jdbc:oracle:thin:@db1:1521:SHOP</url><properties>",
                            "<property><name>user</name><value>web</value></property>",
                            "</properties><password-encrypted>{3DES}Geheim1</password-encrypted>",
                            "</jdbc-driver-params><jdbc-data-source-params>",
                            "<jndi-name>jdbc/shop</jndi-name></jdbc-data-source-params>",
                            "</jdbc-data-source>"),
                    "weblogic")
                .dataSourceLines())
        .containsExactly("jdbc/shop oracle db1 SHOP web " + file + ":1");
  }

  @Test
  void tomcatHasThemAsResourcesOfTheServerOrOfAContext() {
    String file = "/opt/tomcat/conf/server.xml";
    String context = "/opt/tomcat/conf/Catalina/localhost/shop.xml";
    assertThat(
            analyse(
                    server()
                        .file(
                            file,
                            "<Server><GlobalNamingResources>",
                            "<Resource name='UserDatabase'"
                                + " type='org.apache.catalina.UserDatabase'/>",
                            "<ResourceParams name='jdbc/old'>",
                            "<parameter><name>url</name><value>jdbc:mysql://db0/old</value></parameter>",
                            "<parameter><name>username</name><value>web</value></parameter>",
                            "<parameter><name>password</name><value>Geheim1</value></parameter>",
                            "</ResourceParams></GlobalNamingResources></Server>")
                        .file(
                            context,
                            "<Context docBase='shop'>",
                            "<Resource name='jdbc/shop' type='javax.sql.DataSource' username='web'",
                            "  password='Geheim1' url='jdbc:mysql://db1/shop'/></Context>"),
                    "tomcat")
                .dataSourceLines())
        .containsExactly(
            "jdbc/old mysql db0 old web " + file + ":3",
            "jdbc/shop mysql db1 shop web " + context + ":2");
  }

  @Test
  void resinAndJettyHaveThemInTheirConfiguration() {
    String resin = "/opt/resin/conf/resin.xml";
    assertThat(
            analyse(
                    server()
                        .file(
                            resin,
                            "<resin><database jndi-name='jdbc/shop'><driver type='x.Driver'>",
                            "<url>jdbc:mysql://db1/shop</url><user>web</user>",
                            "<password>Geheim1</password></driver></database></resin>"),
                    "resin")
                .dataSourceLines())
        .containsExactly("jdbc/shop mysql db1 shop web " + resin + ":1");
    String jetty = "/opt/jetty/webapps/shop/WEB-INF/jetty-env.xml";
    assertThat(
            analyse(
                    server()
                        .file("/opt/jetty/etc/jetty.xml", "<Configure/>")
                        .file(
                            jetty,
                            "<Configure><New id='D'"
                                + " class='org.mortbay.jetty.plus.naming.Resource'>",
                            "<Arg>jdbc/shop</Arg>",
                            "<Arg><New class='com.mysql.jdbc.jdbc2.optional.MysqlDataSource'>",
                            "<Set name='Url'>jdbc:mysql://db1/shop</Set><Set name='User'>web</Set>",
                            "<Set name='Password'>Geheim1</Set></New></Arg></New></Configure>"),
                    "jetty")
                .dataSourceLines())
        .containsExactly("jdbc/shop mysql db1 shop web " + jetty + ":1");
  }
}
