"""Requirements and recommendations of the procuracy: sent, received, answered, looked at again."""
