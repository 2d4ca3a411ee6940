"""No tables of its own: users and groups are Django's. The module is there so that Django tells us of migrations."""
